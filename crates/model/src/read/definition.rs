use connectorgen_diagnostics::At;
use serde_json::Value;

use super::members::{Members, Read, Shape};
use super::{NOTIFICATION_CONTENT, SUMMARY, ShapeFault};
use crate::{
    AdditionalProperties, ApiDefinition, ConnectorMetadata, Contact, EnumValue, Header, Info, License,
    NotificationContent, Operation, Parameter, PathItem, Response, Schema, SecurityDefinition, Tag,
};

impl Shape for ApiDefinition {
    fn shape(m: &mut Members<'_>) -> ApiDefinition {
        ApiDefinition {
            swagger: m.always("swagger"),
            info: m.always("info"),
            host: m.take("host"),
            base_path: m.take("basePath"),
            schemes: m.always("schemes"),
            consumes: m.always("consumes"),
            produces: m.always("produces"),
            paths: m.always("paths"),
            definitions: m.always("definitions"),
            parameters: m.always("parameters"),
            responses: m.always("responses"),
            security_definitions: m.always("securityDefinitions"),
            security: m.always("security"),
            tags: m.always("tags"),
            connector_metadata: m.take("x-ms-connector-metadata"),
            capabilities: m.take("x-ms-capabilities"),
            extra: m.rest(),
        }
    }
}

impl Shape for Info {
    fn shape(m: &mut Members<'_>) -> Info {
        Info {
            title: m.always("title"),
            description: m.always("description"),
            version: m.always("version"),
            contact: m.take("contact"),
            terms_of_service: m.take("termsOfService"),
            license: m.take("license"),
            extra: m.rest(),
        }
    }
}

impl Shape for Contact {
    fn shape(m: &mut Members<'_>) -> Contact {
        Contact { name: m.take("name"), url: m.take("url"), email: m.take("email"), extra: m.rest() }
    }
}

impl Shape for License {
    fn shape(m: &mut Members<'_>) -> License {
        License { name: m.always("name"), url: m.take("url"), extra: m.rest() }
    }
}

impl Shape for Tag {
    fn shape(m: &mut Members<'_>) -> Tag {
        Tag { name: m.always("name"), description: m.take("description"), extra: m.rest() }
    }
}

impl Shape for ConnectorMetadata {
    fn shape(m: &mut Members<'_>) -> ConnectorMetadata {
        ConnectorMetadata {
            property_name: m.required("propertyName"),
            property_value: m.required("propertyValue"),
        }
    }
}

impl Shape for PathItem {
    fn shape(m: &mut Members<'_>) -> PathItem {
        PathItem {
            notification_content: m.take(NOTIFICATION_CONTENT),
            parameters: m.take("parameters"),
            get: m.take("get"),
            put: m.take("put"),
            post: m.take("post"),
            delete: m.take("delete"),
            options: m.take("options"),
            head: m.take("head"),
            patch: m.take("patch"),
            extra: m.rest(),
        }
    }
}

impl Shape for Operation {
    fn shape(m: &mut Members<'_>) -> Operation {
        Operation {
            tags: m.take("tags"),
            summary: m.take("summary"),
            description: m.take("description"),
            operation_id: m.take("operationId"),
            visibility: m.take("x-ms-visibility"),
            trigger: m.take("x-ms-trigger"),
            trigger_hint: m.take("x-ms-trigger-hint"),
            trigger_metadata: m.take("x-ms-trigger-metadata"),
            pageable: m.take("x-ms-pageable"),
            api_annotation: m.take("x-ms-api-annotation"),
            consumes: m.take("consumes"),
            produces: m.take("produces"),
            parameters: m.always("parameters"),
            responses: m.always("responses"),
            deprecated: m.take("deprecated"),
            security: m.take("security"),
            extra: m.rest(),
        }
    }
}

impl Shape for NotificationContent {
    fn shape(m: &mut Members<'_>) -> NotificationContent {
        NotificationContent {
            description: m.take("description"),
            schema: m.take("schema"),
            headers: m.take("headers"),
            extra: m.rest(),
        }
    }
}

impl Shape for Parameter {
    fn shape(m: &mut Members<'_>) -> Parameter {
        Parameter {
            reference: m.take("$ref"),
            name: m.take("name"),
            location: m.take("in"),
            description: m.take("description"),
            required: m.take("required"),
            kind: m.take("type"),
            format: m.take("format"),
            items: m.take("items"),
            collection_format: m.take("collectionFormat"),
            enumeration: m.take("enum"),
            default: m.take("default"),
            minimum: m.take("minimum"),
            exclusive_minimum: m.take("exclusiveMinimum"),
            maximum: m.take("maximum"),
            exclusive_maximum: m.take("exclusiveMaximum"),
            min_length: m.take("minLength"),
            max_length: m.take("maxLength"),
            pattern: m.take("pattern"),
            min_items: m.take("minItems"),
            max_items: m.take("maxItems"),
            unique_items: m.take("uniqueItems"),
            multiple_of: m.take("multipleOf"),
            schema: m.take("schema"),
            summary: m.take(SUMMARY),
            visibility: m.take("x-ms-visibility"),
            url_encoding: m.take("x-ms-url-encoding"),
            enum_values: m.take("x-ms-enum-values"),
            extra: m.rest(),
        }
    }
}

impl Shape for Response {
    fn shape(m: &mut Members<'_>) -> Response {
        Response {
            reference: m.take("$ref"),
            description: m.take("description"),
            schema: m.take("schema"),
            headers: m.take("headers"),
            examples: m.take("examples"),
            extra: m.rest(),
        }
    }
}

impl Shape for Header {
    fn shape(m: &mut Members<'_>) -> Header {
        Header {
            kind: m.take("type"),
            format: m.take("format"),
            description: m.take("description"),
            items: m.take("items"),
            summary: m.take(SUMMARY),
            visibility: m.take("x-ms-visibility"),
            extra: m.rest(),
        }
    }
}

impl Shape for Schema {
    fn shape(m: &mut Members<'_>) -> Schema {
        Schema {
            reference: m.take("$ref"),
            kind: m.take("type"),
            format: m.take("format"),
            description: m.take("description"),
            title: m.take("title"),
            summary: m.take(SUMMARY),
            visibility: m.take("x-ms-visibility"),
            notification_url: m.take("x-ms-notification-url"),
            enumeration: m.take("enum"),
            enum_values: m.take("x-ms-enum-values"),
            default: m.take("default"),
            minimum: m.take("minimum"),
            exclusive_minimum: m.take("exclusiveMinimum"),
            maximum: m.take("maximum"),
            exclusive_maximum: m.take("exclusiveMaximum"),
            multiple_of: m.take("multipleOf"),
            min_length: m.take("minLength"),
            max_length: m.take("maxLength"),
            pattern: m.take("pattern"),
            items: m.take("items"),
            min_items: m.take("minItems"),
            max_items: m.take("maxItems"),
            unique_items: m.take("uniqueItems"),
            properties: m.take("properties"),
            required: m.take("required"),
            additional_properties: m.take("additionalProperties"),
            min_properties: m.take("minProperties"),
            max_properties: m.take("maxProperties"),
            all_of: m.take("allOf"),
            read_only: m.take("readOnly"),
            example: m.take("example"),
            nullable: m.take("x-nullable"),
            editor: m.take("x-ms-editor"),
            extra: m.rest(),
        }
    }
}

impl Shape for EnumValue {
    fn shape(m: &mut Members<'_>) -> EnumValue {
        EnumValue { value: m.required("value"), display_name: m.take("displayName") }
    }
}

impl Shape for SecurityDefinition {
    fn shape(m: &mut Members<'_>) -> SecurityDefinition {
        SecurityDefinition {
            kind: m.take("type"),
            description: m.take("description"),
            location: m.take("in"),
            name: m.take("name"),
            flow: m.take("flow"),
            authorization_url: m.take("authorizationUrl"),
            token_url: m.take("tokenUrl"),
            scopes: m.take("scopes"),
            extra: m.rest(),
        }
    }
}

impl Read for AdditionalProperties {
    const EXPECTED: &'static str = "true, false or an object";

    fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<AdditionalProperties> {
        match value {
            Value::Bool(allowed) => Some(AdditionalProperties::Allowed(allowed)),
            Value::Object(_) => Box::read(value, at, faults).map(AdditionalProperties::Schema),
            other => super::members::wrong(&other, at, faults),
        }
    }
}
