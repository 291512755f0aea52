//! connectorgen: rules
