//! The rules, one file each, in folders by the part of a connector that they look at.

use crate::Rule;

mod document {
    pub(super) mod basepath_valid;
    pub(super) mod definition_too_large;
    pub(super) mod definition_too_large_for_solutions;
    pub(super) mod host_present;
    pub(super) mod host_valid;
    pub(super) mod info_description;
    pub(super) mod no_operations;
    pub(super) mod pathitem_ref;
    pub(super) mod schemes_http_only;
    pub(super) mod schemes_https;
    pub(super) mod schemes_nonempty;
    pub(super) mod security_defined;
    pub(super) mod swagger_version;
    pub(super) mod title_present_30;
    pub(super) mod too_many_operations;
}

mod operation {
    pub(super) mod body_on_get;
    pub(super) mod body_single;
    pub(super) mod body_xor_form;
    pub(super) mod op_description_sentence;
    pub(super) mod op_response;
    pub(super) mod op_schema_count_16384;
    pub(super) mod op_success_response;
    pub(super) mod op_summary;
    pub(super) mod op_summary_chars;
    pub(super) mod op_summary_end;
    pub(super) mod op_summary_length;
    pub(super) mod opid_alnum;
    pub(super) mod opid_length;
    pub(super) mod opid_required;
    pub(super) mod opid_unique;
    pub(super) mod param_dup;
    pub(super) mod param_name_clash;
    pub(super) mod path_ambiguous;
    pub(super) mod path_case_unique;
    pub(super) mod path_no_query;
    pub(super) mod path_no_wildcard;
    pub(super) mod path_param_in_template;
    pub(super) mod path_slash;
    pub(super) mod path_template;
    pub(super) mod path_var_declared;
}

mod parameter {
    pub(super) mod body_schema;
    pub(super) mod collection_format;
    pub(super) mod internal_default_required;
    pub(super) mod internal_required_default;
    pub(super) mod label_length;
    pub(super) mod param_connectionid;
    pub(super) mod param_location;
    pub(super) mod param_nonbody_schema;
    pub(super) mod param_nonbody_type;
    pub(super) mod param_reserved_header;
    pub(super) mod path_param_encoding;
    pub(super) mod path_param_required;
}

mod properties {
    pub(super) mod oauth_parameter_name;
    pub(super) mod parameter_set_empty;
    pub(super) mod policy_operation;
    pub(super) mod redirect_mode;
    pub(super) mod secdef_parameters;
    pub(super) mod secret_in_properties;
}

mod response {
    pub(super) mod response_code;
    pub(super) mod response_default_schema;
    pub(super) mod response_description;
    pub(super) mod response_empty_schema;
    pub(super) mod response_many_schemas;
}

mod schema {
    pub(super) mod allof_present;
    pub(super) mod array_items;
    pub(super) mod body_schema_count_512;
    pub(super) mod default_type;
    pub(super) mod enum_nonempty_unique;
    pub(super) mod enum_type;
    pub(super) mod file_location;
    pub(super) mod format_known;
    pub(super) mod keyword_unsupported;
    pub(super) mod ref_alias;
    pub(super) mod ref_form;
    pub(super) mod ref_siblings;
    pub(super) mod ref_target;
    pub(super) mod required_array;
    pub(super) mod required_defined;
    pub(super) mod required_loop;
    pub(super) mod schema_depth;
}

/// Every rule, sorted by id.
pub(crate) static RULES: &[&dyn Rule] = &[
    &schema::allof_present::AllofPresent,
    &schema::array_items::ArrayItems,
    &document::basepath_valid::BasepathValid,
    &operation::body_on_get::BodyOnGet,
    &parameter::body_schema::BodySchema,
    &schema::body_schema_count_512::BodySchemaCount512,
    &operation::body_single::BodySingle,
    &operation::body_xor_form::BodyXorForm,
    &parameter::collection_format::CollectionFormat,
    &schema::default_type::DefaultType,
    &document::definition_too_large::DefinitionTooLarge,
    &document::definition_too_large_for_solutions::DefinitionTooLargeForSolutions,
    &schema::enum_nonempty_unique::EnumNonemptyUnique,
    &schema::enum_type::EnumType,
    &schema::file_location::FileLocation,
    &schema::format_known::FormatKnown,
    &document::host_present::HostPresent,
    &document::host_valid::HostValid,
    &document::info_description::InfoDescription,
    &parameter::internal_default_required::InternalDefaultRequired,
    &parameter::internal_required_default::InternalRequiredDefault,
    &schema::keyword_unsupported::KeywordUnsupported,
    &parameter::label_length::LabelLength,
    &document::no_operations::NoOperations,
    &properties::oauth_parameter_name::OauthParameterName,
    &operation::op_description_sentence::OpDescriptionSentence,
    &operation::op_response::OpResponse,
    &operation::op_schema_count_16384::OpSchemaCount16384,
    &operation::op_success_response::OpSuccessResponse,
    &operation::op_summary::OpSummary,
    &operation::op_summary_chars::OpSummaryChars,
    &operation::op_summary_end::OpSummaryEnd,
    &operation::op_summary_length::OpSummaryLength,
    &operation::opid_alnum::OpidAlnum,
    &operation::opid_length::OpidLength,
    &operation::opid_required::OpidRequired,
    &operation::opid_unique::OpidUnique,
    &parameter::param_connectionid::ParamConnectionid,
    &operation::param_dup::ParamDup,
    &parameter::param_location::ParamLocation,
    &operation::param_name_clash::ParamNameClash,
    &parameter::param_nonbody_schema::ParamNonbodySchema,
    &parameter::param_nonbody_type::ParamNonbodyType,
    &parameter::param_reserved_header::ParamReservedHeader,
    &properties::parameter_set_empty::ParameterSetEmpty,
    &operation::path_ambiguous::PathAmbiguous,
    &operation::path_case_unique::PathCaseUnique,
    &operation::path_no_query::PathNoQuery,
    &operation::path_no_wildcard::PathNoWildcard,
    &parameter::path_param_encoding::PathParamEncoding,
    &operation::path_param_in_template::PathParamInTemplate,
    &parameter::path_param_required::PathParamRequired,
    &operation::path_slash::PathSlash,
    &operation::path_template::PathTemplate,
    &operation::path_var_declared::PathVarDeclared,
    &document::pathitem_ref::PathitemRef,
    &properties::policy_operation::PolicyOperation,
    &properties::redirect_mode::RedirectMode,
    &schema::ref_alias::RefAlias,
    &schema::ref_form::RefForm,
    &schema::ref_siblings::RefSiblings,
    &schema::ref_target::RefTarget,
    &schema::required_array::RequiredArray,
    &schema::required_defined::RequiredDefined,
    &schema::required_loop::RequiredLoop,
    &response::response_code::ResponseCode,
    &response::response_default_schema::ResponseDefaultSchema,
    &response::response_description::ResponseDescription,
    &response::response_empty_schema::ResponseEmptySchema,
    &response::response_many_schemas::ResponseManySchemas,
    &schema::schema_depth::SchemaDepth,
    &document::schemes_http_only::SchemesHttpOnly,
    &document::schemes_https::SchemesHttps,
    &document::schemes_nonempty::SchemesNonempty,
    &properties::secdef_parameters::SecdefParameters,
    &properties::secret_in_properties::SecretInProperties,
    &document::security_defined::SecurityDefined,
    &document::swagger_version::SwaggerVersion,
    &document::title_present_30::TitlePresent30,
    &document::too_many_operations::TooManyOperations,
];
