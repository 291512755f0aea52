use connectorgen_diagnostics::At;
use connectorgen_model::Schema;
use openapiv3::ReferenceOr;

use super::Direction;
use super::keywords::Keywords;
use super::merge::{Clash, Unlike, merge};
use crate::codes;
use crate::lowering::Lowering;

impl<'a> Lowering<'a, '_> {
    /// What `allOf` adds.
    pub(super) fn parts(
        &mut self,
        out: &mut Schema,
        keywords: &Keywords<'a>,
        at: &At<'_>,
        direction: Direction,
    ) {
        let list = at.key("allOf");
        for (index, part) in keywords.all_of.iter().enumerate() {
            let place = list.index(index);
            let part = match part {
                ReferenceOr::Item(item) => Some(self.inline(item, &place, direction)),
                ReferenceOr::Reference { reference } => self.part(reference, &place, direction),
            };
            let Some(mut part) = part else { continue };
            self.open_shared(out, &mut part);
            for clash in merge(out, part) {
                self.report_clash(&clash, &place);
            }
        }
    }

    fn report_clash(&mut self, clash: &Clash, at: &At<'_>) {
        let message = clash.to_string();
        match clash.what {
            Unlike::Types(..) => {
                self.found
                    .report(&codes::ALL_OF_CONFLICT, at, message)
                    .help("the first of the types was kept");
            }
            Unlike::Values => {
                self.found
                    .report(&codes::ALL_OF_CONFLICT, at, message)
                    .help("the first list of values was kept");
            }
            Unlike::Patterns => {
                self.found.report(&codes::PATTERN_LEFT_OUT, at, message);
            }
        }
    }
}
