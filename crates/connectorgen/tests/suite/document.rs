use serde_json::{Value, json};

/// An API with two tags, an API key, and nothing to complain about.
pub(crate) fn orders() -> Value {
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Contoso Orders", "description": "Orders of Contoso.", "version": "1.0.0" },
        "servers": [{ "url": "https://api.contoso.com/v1" }],
        "security": [{ "key": [] }],
        "paths": {
            "/orders": { "get": {
                "operationId": "listOrders",
                "summary": "List orders",
                "description": "Lists the orders of a customer, the latest first.",
                "tags": ["orders"],
                "parameters": [{
                    "name": "customer", "in": "query", "required": true,
                    "description": "The customer's number.", "schema": { "type": "integer" },
                }],
                "responses": { "200": { "description": "The orders.", "content": { "application/json": { "schema": {
                    "type": "array", "items": { "$ref": "#/components/schemas/Order" },
                } } } } },
            } },
            "/admin/orders/{id}": { "delete": {
                "operationId": "deleteOrder",
                "summary": "Delete an order",
                "description": "Deletes an order for good.",
                "tags": ["admin"],
                "parameters": [{
                    "name": "id", "in": "path", "required": true,
                    "description": "The order's number.", "schema": { "type": "integer" },
                }],
                "responses": { "204": { "description": "It is gone." } },
            } },
        },
        "components": {
            "schemas": { "Order": { "type": "object", "properties": {
                "id": { "type": "integer", "description": "The order's number." },
                "total": { "type": "number", "description": "What it costs, in euros." },
            } } },
            "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "X-API-Key" } },
        },
    })
}

/// The document as YAML would be written by hand, to have lines to point to.
pub(crate) const NOTES: &str = "\
openapi: 3.0.3
info:
  title: Notes
  description: Notes of a team.
  version: 1.0.0
servers:
  - url: https://notes.contoso.com
paths:
  /notes:
    get:
      operationId: listNotes
      summary: List notes
      description: Lists all notes.
      responses:
        '200':
          description: The notes.
";
