//! The ways in which a tree is spoiled, each at one place.

use super::tree::Tree;

/// A way to spoil a member, an element, a string or a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edit {
    /// A member or element is removed.
    Drop,
    /// It occurs twice.
    Double,
    /// It is swapped with the next one.
    Swap,
    /// A string is emptied.
    Empty,
    /// A string gets an extra `x` at its end.
    Longer,
    /// The last letter or digit of a string is changed.
    Other,
    /// The same for the name of a member.
    NameEmpty,
    NameLonger,
    NameOther,
    /// A number is increased by one.
    More,
}

impl Edit {
    pub(super) const ALL: [Self; 10] = [
        Self::Drop,
        Self::Double,
        Self::Swap,
        Self::Empty,
        Self::Longer,
        Self::Other,
        Self::NameEmpty,
        Self::NameLonger,
        Self::NameOther,
        Self::More,
    ];

    /// The tree, spoiled at that place; `None` if nothing there can be spoiled in this way.
    pub(super) fn of(self, tree: &Tree, place: &[usize]) -> Option<Tree> {
        let mut spoiled = tree.clone();
        let (last, parent) = place.split_last()?;
        let is_spoiled = match self {
            Self::Empty | Self::Longer | Self::Other | Self::More => self.value(spoiled.at(place)),
            Self::NameEmpty | Self::NameLonger | Self::NameOther => match spoiled.at(parent) {
                Tree::Object(members) => self.name(&mut members[*last].0),
                _ => false,
            },
            Self::Drop | Self::Double | Self::Swap => match spoiled.at(parent) {
                Tree::Object(members) => self.list(members, *last),
                Tree::Array(values) => self.list(values, *last),
                _ => false,
            },
        };
        is_spoiled.then_some(spoiled)
    }

    fn list<T: Clone>(self, list: &mut Vec<T>, index: usize) -> bool {
        match self {
            Self::Drop => drop(list.remove(index)),
            Self::Double => list.insert(index, list[index].clone()),
            Self::Swap if index + 1 < list.len() => list.swap(index, index + 1),
            _ => return false,
        }
        true
    }

    fn value(self, value: &mut Tree) -> bool {
        match (self, value) {
            (Self::Empty, Tree::String(text)) => text.clear(),
            (Self::Longer, Tree::String(text)) => text.push('x'),
            (Self::Other, Tree::String(text)) => *text = other(text),
            (Self::More, Tree::Number(number)) => *number += 1,
            _ => return false,
        }
        true
    }

    fn name(self, name: &mut String) -> bool {
        match self {
            Self::NameEmpty => name.clear(),
            Self::NameLonger => name.push('x'),
            Self::NameOther => *name = other(name),
            _ => return false,
        }
        true
    }
}

/// The text with its last letter or digit replaced by another of the same kind.
fn other(text: &str) -> String {
    let at = text.rfind(char::is_alphanumeric).unwrap();
    let old = text[at..].chars().next().unwrap();
    let new = match old {
        '9' | 'z' | 'Z' | 'f' => char::from_u32(u32::from(old) - 1),
        old => char::from_u32(u32::from(old) + 1),
    };
    format!("{}{}{}", &text[..at], new.unwrap(), &text[at + old.len_utf8()..])
}
