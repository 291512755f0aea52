//! connectorgen: lower
