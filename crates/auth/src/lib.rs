//! connectorgen: auth
