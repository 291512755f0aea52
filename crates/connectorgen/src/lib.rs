//! connectorgen: connectorgen
