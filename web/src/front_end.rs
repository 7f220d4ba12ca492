//! The words of the page for what its user does: buttons, fields and views.

use paraph::act::Intent;
use paraph::keys::{Remedy, RosterRemedy};
use paraph::messages::{Or, Sentence};
use paraph::report::digits;
use paraph::signing::{Action, FrontEnd, Input};

use crate::messages::module as say;

/// The page, as the front end of a signing.
pub(crate) struct Page;

impl FrontEnd for Page {
    fn action(&self, action: Action<'_>) -> Sentence {
        match action {
            Action::Show => Sentence::of(&say::LookAtTheFile),
            Action::Verdict => Sentence::of(&say::SeeTheVerdict),
            Action::SignAgain => Sentence::of(&say::SignAgain),
            Action::ReadAboutChanges => Sentence::of(&say::ReadAboutChanges),
            Action::Choose(act) => Sentence::of(&say::ChooseAct { act: digits(act) }),
            Action::BeginRoster(parties) => {
                Sentence::of(&say::BeginRoster { parties: Or(parties) })
            }
            Action::AddKey(party) => Sentence::of(&say::AddKey { party }),
            Action::AddKeyOf(parties) => Sentence::of(&say::AddKeyOf { parties: Or(parties) }),
            Action::NewKey { party, holder, suite } => {
                Sentence::of(&say::NewKey { party, holder, suite })
            }
            Action::NewPair => Sentence::of(&say::NewPair),
            Action::GivePair => Sentence::of(&say::GivePair),
            Action::GiveTexts { count } => Sentence::of(&say::GiveTexts { count }),
            Action::GiveProfile => Sentence::of(&say::GiveName),
        }
    }

    fn input(&self, input: Input) -> Sentence {
        match input {
            Input::Party => Sentence::of(&say::FieldParty),
            Input::Of => Sentence::of(&say::FieldOf),
            Input::Authority => Sentence::of(&say::FieldAuthority),
            Input::Statements => Sentence::of(&say::FieldStatements),
            Input::SignedAt => Sentence::of(&say::FieldSignedAt),
            Input::Intent(intent) => intent_field(intent),
        }
    }

    fn roster(&self) -> Sentence {
        Sentence::of(&say::YourRoster)
    }

    fn has_roster_to_name(&self) -> bool {
        false
    }
}

/// What the user does about a key that is not used here.
pub(crate) fn remedy_sentence(remedy: Remedy) -> Sentence {
    match remedy {
        Remedy::MakePair => Sentence::of(&say::MakeAPair),
        Remedy::AskForPair => Sentence::of(&say::AskForAPair),
        Remedy::TakeOneOfEach => Sentence::of(&say::OneOfEach),
        Remedy::TakeBoth => Sentence::of(&say::GivePair),
        Remedy::ExportWithSeed => Sentence::of(&say::ExportWithSeed),
        Remedy::ExportAgain => Sentence::of(&say::ExportKeyAgain),
        Remedy::AskForKey => Sentence::of(&say::AskForTheKey),
    }
}

/// The same of a key in a roster.
pub(crate) fn roster_sentence(remedy: RosterRemedy) -> Sentence {
    match remedy {
        RosterRemedy::AskForPair => Sentence::of(&say::AskForAPair),
        RosterRemedy::AskForKey => Sentence::of(&say::AskForTheKey),
        RosterRemedy::WritePairOrEntries => Sentence::of(&say::TwoEntries),
        RosterRemedy::WriteBoth => Sentence::of(&say::BothKeys),
    }
}

fn intent_field(intent: Intent) -> Sentence {
    Sentence::of(&say::FieldIntent { intent })
}
