//! connectorgen: spec
