use crate::{OperationView, Rule, RuleCx};

/// The longest id of the published connectors has 77 characters; 99 of 100 have 49 at most.
const MOST: usize = 80;
const GOOD: usize = 64;
use crate::rule::rule;

rule! {
    /// ## What it does
    ///
    /// Counts the characters of each operationId: more than 80 are an error, more than 64 a warning.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses long ids; where exactly is not published. The longest of 16 000 published operations
    /// has 77 characters.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { operationId: ListAllThePetsOfAllTheShopsInTownWithTheirOwnersAndTheirFavouriteFoodsAndToysInOrder } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { operationId: ListAllThePetsOfAllTheShopsInTownWithTheirOwnersAndTheirFavouriteToys } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { operationId: ListPetsOfShops } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Shorten it to 64 characters at most.
    OpidLength {
        id: "opid-length",
        official: "OperationIdTooLong",
        summary: "An operationId is too long.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for OpidLength {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let id = view.operation.operation_id.as_deref().unwrap_or_default();
        let length = id.chars().count();
        if length <= GOOD {
            return;
        }
        let place = cx.key("operationId");
        let message = format!("the operationId `{id}` has {length} characters");
        if length > MOST {
            place.report(message).help(format!("shorten it to {GOOD} characters at most"));
        } else {
            place.warn(message).help(format!("shorten it to {GOOD} characters; the limit is not published"));
        }
    }
}
