//! connectorgen: emit
