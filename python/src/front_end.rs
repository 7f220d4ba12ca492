//! The words of the module for what a program does: calls and arguments.

use paraph::keys::{Remedy, RosterRemedy};
use paraph::messages::{Or, Plain, Sentence};
use paraph::report::digits;
use paraph::signing::{Action, FrontEnd, Input};

use crate::messages::module as say;

/// A Python program, as the front end of a signing.
pub(crate) struct Python;

impl FrontEnd for Python {
    fn action(&self, action: Action<'_>) -> Sentence {
        match action {
            Action::Show => Sentence::of(&say::ShowFile),
            Action::Verdict => Sentence::of(&say::SeeVerdict),
            Action::SignAgain => Sentence::of(&say::SignAgain),
            Action::ReadAboutChanges => Sentence::of(&say::ReadAboutChanges),
            Action::Choose(act) => Sentence::of(&say::WithAct { act: digits(act) }),
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
            Action::GiveProfile => Sentence::of(&say::GiveProfile),
        }
    }

    fn input(&self, input: Input) -> Sentence {
        let name = match input {
            Input::Intent(intent) => {
                return Sentence::of(&Plain(format!("intent=\"{}\"", intent.word())));
            }
            Input::Party => "party",
            Input::Of => "of",
            Input::Authority => "authority",
            Input::Statements => "statements",
            Input::SignedAt => "signed_at",
        };
        Sentence::of(&Plain(name))
    }

    fn roster(&self) -> Sentence {
        Sentence::of(&say::TheRoster)
    }

    fn has_roster_to_name(&self) -> bool {
        false
    }
}

/// What the program does about a key that is not used here.
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
