//! The rules, one file each, in folders by the part of a connector that they look at.

use crate::Rule;

mod document {
    pub(super) mod api_key_in_query;
    pub(super) mod basepath_valid;
    pub(super) mod contact;
    pub(super) mod contact_email;
    pub(super) mod definition_too_large;
    pub(super) mod definition_too_large_for_solutions;
    pub(super) mod host_gateway;
    pub(super) mod host_present;
    pub(super) mod host_production;
    pub(super) mod host_valid;
    pub(super) mod info_desc_30_500;
    pub(super) mod info_desc_words;
    pub(super) mod info_description;
    pub(super) mod metadata_categories;
    pub(super) mod metadata_keys;
    pub(super) mod metadata_present;
    pub(super) mod no_operations;
    pub(super) mod pathitem_ref;
    pub(super) mod required_key;
    pub(super) mod root_unknown_key;
    pub(super) mod schemes_http_only;
    pub(super) mod schemes_https;
    pub(super) mod schemes_nonempty;
    pub(super) mod secdef_single;
    pub(super) mod secdef_valid;
    pub(super) mod security_defined;
    pub(super) mod swagger_version;
    pub(super) mod tags_unique;
    pub(super) mod testconn_op;
    pub(super) mod title_end;
    pub(super) mod title_present_30;
    pub(super) mod title_words;
    pub(super) mod too_many_operations;
    pub(super) mod url_valid;
    pub(super) mod xms_typo;
}

mod dynamic {
    pub(super) mod dyn_array_path;
    pub(super) mod dyn_list_companion;
    pub(super) mod dyn_not_on_body;
    pub(super) mod dyn_op_exists;
    pub(super) mod dyn_param_ambiguous;
    pub(super) mod dyn_param_exists;
    pub(super) mod dyn_prop_path;
    pub(super) mod dyn_props_companion;
    pub(super) mod dyn_required_supplied;
    pub(super) mod dyn_selected_path;
    pub(super) mod dyn_source_internal;
    pub(super) mod dyn_tree_companion;
    pub(super) mod dyn_type;
}

mod files {
    pub(super) mod icon_background;
    pub(super) mod icon_dimensions;
    pub(super) mod icon_format;
    pub(super) mod icon_unwanted;
    pub(super) mod script_class;
    pub(super) mod script_missing;
    pub(super) mod script_namespaces;
    pub(super) mod script_size;
    pub(super) mod settings_missing_file;
    pub(super) mod settings_unnamed_script;
    pub(super) mod white_space;
}

mod operation {
    pub(super) mod annotation_active;
    pub(super) mod annotation_replacement;
    pub(super) mod annotation_revision;
    pub(super) mod annotation_status;
    pub(super) mod body_on_get;
    pub(super) mod body_single;
    pub(super) mod body_xor_form;
    pub(super) mod consumes_single;
    pub(super) mod deprecated_label;
    pub(super) mod english_strings;
    pub(super) mod hook_content;
    pub(super) mod hook_location;
    pub(super) mod hook_unsubscribe;
    pub(super) mod hook_url;
    pub(super) mod hook_url_body;
    pub(super) mod hook_url_internal;
    pub(super) mod hook_url_required;
    pub(super) mod hook_url_string;
    pub(super) mod method_supported;
    pub(super) mod mime_valid;
    pub(super) mod no_product_names;
    pub(super) mod notification_ext;
    pub(super) mod notification_parameters;
    pub(super) mod op_desc_eq_summary;
    pub(super) mod op_description;
    pub(super) mod op_description_sentence;
    pub(super) mod op_response;
    pub(super) mod op_schema_count_16384;
    pub(super) mod op_success_response;
    pub(super) mod op_summary;
    pub(super) mod op_summary_chars;
    pub(super) mod op_summary_end;
    pub(super) mod op_summary_length;
    pub(super) mod op_summary_unique;
    pub(super) mod opid_alnum;
    pub(super) mod opid_length;
    pub(super) mod opid_pascal;
    pub(super) mod opid_required;
    pub(super) mod opid_revision_suffix;
    pub(super) mod opid_unique;
    pub(super) mod pageable_name;
    pub(super) mod param_dup;
    pub(super) mod param_name_clash;
    pub(super) mod path_ambiguous;
    pub(super) mod path_case_unique;
    pub(super) mod path_empty;
    pub(super) mod path_no_query;
    pub(super) mod path_no_wildcard;
    pub(super) mod path_param_in_template;
    pub(super) mod path_partial_overlap;
    pub(super) mod path_slash;
    pub(super) mod path_template;
    pub(super) mod path_var_declared;
    pub(super) mod tool_count;
    pub(super) mod tool_description;
    pub(super) mod tool_inputs;
    pub(super) mod trigger_batch_array;
    pub(super) mod trigger_value;
}

mod parameter {
    pub(super) mod allow_empty_value;
    pub(super) mod binary_urlencoded;
    pub(super) mod body_props;
    pub(super) mod body_schema;
    pub(super) mod collection_format;
    pub(super) mod file_consumes;
    pub(super) mod form_name_ascii;
    pub(super) mod form_type_scalar;
    pub(super) mod internal_default_required;
    pub(super) mod internal_required_default;
    pub(super) mod label_chars;
    pub(super) mod label_length;
    pub(super) mod label_ne_description;
    pub(super) mod label_title_case;
    pub(super) mod label_unique;
    pub(super) mod param_connectionid;
    pub(super) mod param_description;
    pub(super) mod param_label;
    pub(super) mod param_location;
    pub(super) mod param_nonbody_schema;
    pub(super) mod param_nonbody_type;
    pub(super) mod param_reserved_header;
    pub(super) mod path_param_encoding;
    pub(super) mod path_param_required;
    pub(super) mod query_encoding;
}

mod properties {
    pub(super) mod brand_color;
    pub(super) mod client_is_resource;
    pub(super) mod connection_parameter_constraints;
    pub(super) mod connection_parameter_label;
    pub(super) mod connection_parameter_type;
    pub(super) mod env_var_scope;
    pub(super) mod independent_publisher_oauth;
    pub(super) mod managed_identity_settings;
    pub(super) mod oauth_parameter_name;
    pub(super) mod oauth_settings;
    pub(super) mod oauth_urls_agree;
    pub(super) mod oauth_urls_https;
    pub(super) mod parameter_set_empty;
    pub(super) mod parameter_set_secdef;
    pub(super) mod policies_empty;
    pub(super) mod policy_connection_parameter;
    pub(super) mod policy_operation;
    pub(super) mod policy_parameters;
    pub(super) mod policy_path_parameter;
    pub(super) mod policy_polling_operation;
    pub(super) mod policy_setproperty_expression;
    pub(super) mod policy_template;
    pub(super) mod properties_unknown_key;
    pub(super) mod publisher;
    pub(super) mod redirect_mode;
    pub(super) mod resource_spelling;
    pub(super) mod scopes_agree;
    pub(super) mod scopes_broad;
    pub(super) mod script_operations;
    pub(super) mod secdef_parameters;
    pub(super) mod secret_in_properties;
    pub(super) mod stack_owner;
    pub(super) mod tenant_common;
}

mod response {
    pub(super) mod response_code;
    pub(super) mod response_default_schema;
    pub(super) mod response_description;
    pub(super) mod response_description_text;
    pub(super) mod response_empty_schema;
    pub(super) mod response_example_mime;
    pub(super) mod response_header_unique;
    pub(super) mod response_many_2xx;
    pub(super) mod response_many_schemas;
    pub(super) mod response_schema_200;
    pub(super) mod response_visible_in_designer;
}

mod schema {
    pub(super) mod allof_present;
    pub(super) mod array_items;
    pub(super) mod binary_location;
    pub(super) mod body_schema_count_512;
    pub(super) mod bounds;
    pub(super) mod default_type;
    pub(super) mod dictionary_editor;
    pub(super) mod discriminator_valid;
    pub(super) mod enum_nonempty_unique;
    pub(super) mod enum_type;
    pub(super) mod enum_values_ext;
    pub(super) mod file_location;
    pub(super) mod filter_functions;
    pub(super) mod format_known;
    pub(super) mod format_numeric_fx;
    pub(super) mod keyword_unsupported;
    pub(super) mod keyword_value;
    pub(super) mod pattern_regex;
    pub(super) mod prop_label;
    pub(super) mod readonly_required_input;
    pub(super) mod ref_alias;
    pub(super) mod ref_form;
    pub(super) mod ref_siblings;
    pub(super) mod ref_target;
    pub(super) mod required_array;
    pub(super) mod required_defined;
    pub(super) mod required_loop;
    pub(super) mod required_on_object;
    pub(super) mod schema_depth;
    pub(super) mod secret_value;
    pub(super) mod spelling_camel;
    pub(super) mod type_known;
}

/// Every rule, sorted by id.
pub(crate) static RULES: &[&dyn Rule] = &[
    &schema::allof_present::AllofPresent,
    &parameter::allow_empty_value::AllowEmptyValue,
    &operation::annotation_active::AnnotationActive,
    &operation::annotation_replacement::AnnotationReplacement,
    &operation::annotation_revision::AnnotationRevision,
    &operation::annotation_status::AnnotationStatus,
    &document::api_key_in_query::ApiKeyInQuery,
    &schema::array_items::ArrayItems,
    &document::basepath_valid::BasepathValid,
    &schema::binary_location::BinaryLocation,
    &parameter::binary_urlencoded::BinaryUrlencoded,
    &operation::body_on_get::BodyOnGet,
    &parameter::body_props::BodyProps,
    &parameter::body_schema::BodySchema,
    &schema::body_schema_count_512::BodySchemaCount512,
    &operation::body_single::BodySingle,
    &operation::body_xor_form::BodyXorForm,
    &schema::bounds::Bounds,
    &properties::brand_color::BrandColor,
    &properties::client_is_resource::ClientIsResource,
    &parameter::collection_format::CollectionFormat,
    &properties::connection_parameter_constraints::ConnectionParameterConstraints,
    &properties::connection_parameter_label::ConnectionParameterLabel,
    &properties::connection_parameter_type::ConnectionParameterType,
    &operation::consumes_single::ConsumesSingle,
    &document::contact::Contact,
    &document::contact_email::ContactEmail,
    &schema::default_type::DefaultType,
    &document::definition_too_large::DefinitionTooLarge,
    &document::definition_too_large_for_solutions::DefinitionTooLargeForSolutions,
    &operation::deprecated_label::DeprecatedLabel,
    &schema::dictionary_editor::DictionaryEditor,
    &schema::discriminator_valid::DiscriminatorValid,
    &dynamic::dyn_array_path::DynArrayPath,
    &dynamic::dyn_list_companion::DynListCompanion,
    &dynamic::dyn_not_on_body::DynNotOnBody,
    &dynamic::dyn_op_exists::DynOpExists,
    &dynamic::dyn_param_ambiguous::DynParamAmbiguous,
    &dynamic::dyn_param_exists::DynParamExists,
    &dynamic::dyn_prop_path::DynPropPath,
    &dynamic::dyn_props_companion::DynPropsCompanion,
    &dynamic::dyn_required_supplied::DynRequiredSupplied,
    &dynamic::dyn_selected_path::DynSelectedPath,
    &dynamic::dyn_source_internal::DynSourceInternal,
    &dynamic::dyn_tree_companion::DynTreeCompanion,
    &dynamic::dyn_type::DynType,
    &operation::english_strings::EnglishStrings,
    &schema::enum_nonempty_unique::EnumNonemptyUnique,
    &schema::enum_type::EnumType,
    &schema::enum_values_ext::EnumValuesExt,
    &properties::env_var_scope::EnvVarScope,
    &parameter::file_consumes::FileConsumes,
    &schema::file_location::FileLocation,
    &schema::filter_functions::FilterFunctions,
    &parameter::form_name_ascii::FormNameAscii,
    &parameter::form_type_scalar::FormTypeScalar,
    &schema::format_known::FormatKnown,
    &schema::format_numeric_fx::FormatNumericFx,
    &operation::hook_content::HookContent,
    &operation::hook_location::HookLocation,
    &operation::hook_unsubscribe::HookUnsubscribe,
    &operation::hook_url::HookUrl,
    &operation::hook_url_body::HookUrlBody,
    &operation::hook_url_internal::HookUrlInternal,
    &operation::hook_url_required::HookUrlRequired,
    &operation::hook_url_string::HookUrlString,
    &document::host_gateway::HostGateway,
    &document::host_present::HostPresent,
    &document::host_production::HostProduction,
    &document::host_valid::HostValid,
    &files::icon_background::IconBackground,
    &files::icon_dimensions::IconDimensions,
    &files::icon_format::IconFormat,
    &files::icon_unwanted::IconUnwanted,
    &properties::independent_publisher_oauth::IndependentPublisherOauth,
    &document::info_desc_30_500::InfoDesc30500,
    &document::info_desc_words::InfoDescWords,
    &document::info_description::InfoDescription,
    &parameter::internal_default_required::InternalDefaultRequired,
    &parameter::internal_required_default::InternalRequiredDefault,
    &schema::keyword_unsupported::KeywordUnsupported,
    &schema::keyword_value::KeywordValue,
    &parameter::label_chars::LabelChars,
    &parameter::label_length::LabelLength,
    &parameter::label_ne_description::LabelNeDescription,
    &parameter::label_title_case::LabelTitleCase,
    &parameter::label_unique::LabelUnique,
    &properties::managed_identity_settings::ManagedIdentitySettings,
    &document::metadata_categories::MetadataCategories,
    &document::metadata_keys::MetadataKeys,
    &document::metadata_present::MetadataPresent,
    &operation::method_supported::MethodSupported,
    &operation::mime_valid::MimeValid,
    &document::no_operations::NoOperations,
    &operation::no_product_names::NoProductNames,
    &operation::notification_ext::NotificationExt,
    &operation::notification_parameters::NotificationParameters,
    &properties::oauth_parameter_name::OauthParameterName,
    &properties::oauth_settings::OauthSettings,
    &properties::oauth_urls_agree::OauthUrlsAgree,
    &properties::oauth_urls_https::OauthUrlsHttps,
    &operation::op_desc_eq_summary::OpDescEqSummary,
    &operation::op_description::OpDescription,
    &operation::op_description_sentence::OpDescriptionSentence,
    &operation::op_response::OpResponse,
    &operation::op_schema_count_16384::OpSchemaCount16384,
    &operation::op_success_response::OpSuccessResponse,
    &operation::op_summary::OpSummary,
    &operation::op_summary_chars::OpSummaryChars,
    &operation::op_summary_end::OpSummaryEnd,
    &operation::op_summary_length::OpSummaryLength,
    &operation::op_summary_unique::OpSummaryUnique,
    &operation::opid_alnum::OpidAlnum,
    &operation::opid_length::OpidLength,
    &operation::opid_pascal::OpidPascal,
    &operation::opid_required::OpidRequired,
    &operation::opid_revision_suffix::OpidRevisionSuffix,
    &operation::opid_unique::OpidUnique,
    &operation::pageable_name::PageableName,
    &parameter::param_connectionid::ParamConnectionid,
    &parameter::param_description::ParamDescription,
    &operation::param_dup::ParamDup,
    &parameter::param_label::ParamLabel,
    &parameter::param_location::ParamLocation,
    &operation::param_name_clash::ParamNameClash,
    &parameter::param_nonbody_schema::ParamNonbodySchema,
    &parameter::param_nonbody_type::ParamNonbodyType,
    &parameter::param_reserved_header::ParamReservedHeader,
    &properties::parameter_set_empty::ParameterSetEmpty,
    &properties::parameter_set_secdef::ParameterSetSecdef,
    &operation::path_ambiguous::PathAmbiguous,
    &operation::path_case_unique::PathCaseUnique,
    &operation::path_empty::PathEmpty,
    &operation::path_no_query::PathNoQuery,
    &operation::path_no_wildcard::PathNoWildcard,
    &parameter::path_param_encoding::PathParamEncoding,
    &operation::path_param_in_template::PathParamInTemplate,
    &parameter::path_param_required::PathParamRequired,
    &operation::path_partial_overlap::PathPartialOverlap,
    &operation::path_slash::PathSlash,
    &operation::path_template::PathTemplate,
    &operation::path_var_declared::PathVarDeclared,
    &document::pathitem_ref::PathitemRef,
    &schema::pattern_regex::PatternRegex,
    &properties::policies_empty::PoliciesEmpty,
    &properties::policy_connection_parameter::PolicyConnectionParameter,
    &properties::policy_operation::PolicyOperation,
    &properties::policy_parameters::PolicyParameters,
    &properties::policy_path_parameter::PolicyPathParameter,
    &properties::policy_polling_operation::PolicyPollingOperation,
    &properties::policy_setproperty_expression::PolicySetpropertyExpression,
    &properties::policy_template::PolicyTemplate,
    &schema::prop_label::PropLabel,
    &properties::properties_unknown_key::PropertiesUnknownKey,
    &properties::publisher::Publisher,
    &parameter::query_encoding::QueryEncoding,
    &schema::readonly_required_input::ReadonlyRequiredInput,
    &properties::redirect_mode::RedirectMode,
    &schema::ref_alias::RefAlias,
    &schema::ref_form::RefForm,
    &schema::ref_siblings::RefSiblings,
    &schema::ref_target::RefTarget,
    &schema::required_array::RequiredArray,
    &schema::required_defined::RequiredDefined,
    &document::required_key::RequiredKey,
    &schema::required_loop::RequiredLoop,
    &schema::required_on_object::RequiredOnObject,
    &properties::resource_spelling::ResourceSpelling,
    &response::response_code::ResponseCode,
    &response::response_default_schema::ResponseDefaultSchema,
    &response::response_description::ResponseDescription,
    &response::response_description_text::ResponseDescriptionText,
    &response::response_empty_schema::ResponseEmptySchema,
    &response::response_example_mime::ResponseExampleMime,
    &response::response_header_unique::ResponseHeaderUnique,
    &response::response_many_2xx::ResponseMany2xx,
    &response::response_many_schemas::ResponseManySchemas,
    &response::response_schema_200::ResponseSchema200,
    &response::response_visible_in_designer::ResponseVisibleInDesigner,
    &document::root_unknown_key::RootUnknownKey,
    &schema::schema_depth::SchemaDepth,
    &document::schemes_http_only::SchemesHttpOnly,
    &document::schemes_https::SchemesHttps,
    &document::schemes_nonempty::SchemesNonempty,
    &properties::scopes_agree::ScopesAgree,
    &properties::scopes_broad::ScopesBroad,
    &files::script_class::ScriptClass,
    &files::script_missing::ScriptMissing,
    &files::script_namespaces::ScriptNamespaces,
    &properties::script_operations::ScriptOperations,
    &files::script_size::ScriptSize,
    &properties::secdef_parameters::SecdefParameters,
    &document::secdef_single::SecdefSingle,
    &document::secdef_valid::SecdefValid,
    &properties::secret_in_properties::SecretInProperties,
    &schema::secret_value::SecretValue,
    &document::security_defined::SecurityDefined,
    &files::settings_missing_file::SettingsMissingFile,
    &files::settings_unnamed_script::SettingsUnnamedScript,
    &schema::spelling_camel::SpellingCamel,
    &properties::stack_owner::StackOwner,
    &document::swagger_version::SwaggerVersion,
    &document::tags_unique::TagsUnique,
    &properties::tenant_common::TenantCommon,
    &document::testconn_op::TestconnOp,
    &document::title_end::TitleEnd,
    &document::title_present_30::TitlePresent30,
    &document::title_words::TitleWords,
    &document::too_many_operations::TooManyOperations,
    &operation::tool_count::ToolCount,
    &operation::tool_description::ToolDescription,
    &operation::tool_inputs::ToolInputs,
    &operation::trigger_batch_array::TriggerBatchArray,
    &operation::trigger_value::TriggerValue,
    &schema::type_known::TypeKnown,
    &document::url_valid::UrlValid,
    &files::white_space::WhiteSpace,
    &document::xms_typo::XmsTypo,
];
