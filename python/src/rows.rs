//! The rows of a batch's answer, and the column that they become.

use std::sync::{Arc, LazyLock};

use arrow_array::builder::{
    BooleanBuilder, ListBuilder, StringBuilder, StructBuilder, TimestampMicrosecondBuilder,
};
use arrow_array::{ArrayRef, StructArray};
use arrow_schema::{DataType, Field, FieldRef, Fields, TimeUnit};
use paraph::fault::Fault;
use paraph::verify::{Report, Seal};

use crate::report::{lack, place};

/// The verdict of a row that could not be judged.
const NOT_JUDGED: &str = "not-judged";
/// The code of a row that is null.
const NULL: &str = "null";

/// The judgement of a row.
pub(crate) struct Row {
    verdict: &'static str,
    sealed: bool,
    /// In seconds since 1970-01-01T00:00:00Z.
    since: Option<i64>,
    /// The id and the digest.
    record: Option<(String, String)>,
    parties: Vec<PartyRow>,
    reasons: Vec<&'static str>,
    place: Option<String>,
}

struct PartyRow {
    id: String,
    outcome: &'static str,
    lack: Option<&'static str>,
}

impl Row {
    pub(crate) fn of(report: &Report) -> Self {
        let record = report.record();
        let parties = report.parties().iter().map(|party| PartyRow {
            id: party.id.to_string(),
            outcome: party.outcome.code(),
            lack: lack(&party.outcome),
        });
        Self {
            verdict: report.verdict().code(),
            sealed: report.seal() == Seal::Sealed,
            since: report.since().map(|since| since.unix_seconds()),
            record: record.map(|it| (it.content().id.to_string(), it.digest().to_string())),
            parties: parties.collect(),
            reasons: report.reasons().iter().map(|reason| reason.code()).collect(),
            place: report.reasons().iter().find_map(place),
        }
    }

    /// Bytes that could not be judged: another kind of file, or a newer format.
    pub(crate) fn not_judged(fault: &Fault) -> Self {
        Self { place: Some(fault.place.to_string()), ..Self::without_judgement(fault.code()) }
    }

    /// A row without bytes.
    pub(crate) fn null() -> Self {
        Self::without_judgement(NULL)
    }

    fn without_judgement(code: &'static str) -> Self {
        Self {
            verdict: NOT_JUDGED,
            sealed: false,
            since: None,
            record: None,
            parties: Vec::new(),
            reasons: vec![code],
            place: None,
        }
    }

    /// About how many bytes it takes in the column.
    fn size(&self) -> usize {
        let record = self.record.as_ref().map_or(0, |(id, digest)| id.len() + digest.len());
        let parties: usize = self.parties.iter().map(|party| party.id.len() + 32).sum();
        128 + record
            + parties
            + 24 * self.reasons.len()
            + self.place.as_ref().map_or(0, String::len)
    }
}

fn text(name: &str, nullable: bool) -> Field {
    Field::new(name, DataType::Utf8, nullable)
}

fn list(name: &str, of: &FieldRef) -> Field {
    Field::new(name, DataType::List(Arc::clone(of)), false)
}

static PARTY_FIELDS: LazyLock<Fields> = LazyLock::new(|| {
    Fields::from(vec![text("id", false), text("outcome", false), text("lack", true)])
});
static PARTY: LazyLock<FieldRef> =
    LazyLock::new(|| Arc::new(Field::new("item", DataType::Struct(PARTY_FIELDS.clone()), false)));
static REASON: LazyLock<FieldRef> = LazyLock::new(|| Arc::new(text("item", false)));
static FIELDS: LazyLock<Fields> = LazyLock::new(|| {
    let since = DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()));
    Fields::from(vec![
        text("verdict", false),
        Field::new("sealed", DataType::Boolean, false),
        Field::new("since", since, true),
        text("record_id", true),
        text("record_sha256", true),
        list("parties", &PARTY),
        list("reasons", &REASON),
        text("place", true),
    ])
});

/// The field of the answer's column.
pub(crate) fn field() -> FieldRef {
    Arc::new(Field::new("verdicts", DataType::Struct(FIELDS.clone()), false))
}

/// The column of an answer while it is made, in pieces of limited size.
pub(crate) struct Column {
    pieces: Vec<ArrayRef>,
    next: Piece,
}

impl Column {
    /// A piece ends after this many rows, or bytes: its offsets have 32 bits.
    const MOST_ROWS: usize = 1 << 16;
    const MOST_BYTES: usize = 64 << 20;

    pub(crate) fn new() -> Self {
        Self { pieces: Vec::new(), next: Piece::new() }
    }

    pub(crate) fn push(&mut self, row: &Row) {
        self.next.push(row);
        if self.next.rows == Self::MOST_ROWS || self.next.bytes >= Self::MOST_BYTES {
            self.pieces.push(self.next.finish());
        }
    }

    /// Ends the piece, so that pieces begin where those of the input begin.
    pub(crate) fn end_piece(&mut self) {
        if self.next.rows > 0 {
            self.pieces.push(self.next.finish());
        }
    }

    pub(crate) fn into_pieces(mut self) -> Vec<ArrayRef> {
        self.end_piece();
        self.pieces
    }
}

struct Piece {
    rows: usize,
    bytes: usize,
    verdict: StringBuilder,
    sealed: BooleanBuilder,
    since: TimestampMicrosecondBuilder,
    record_id: StringBuilder,
    record_sha256: StringBuilder,
    parties: ListBuilder<StructBuilder>,
    reasons: ListBuilder<StringBuilder>,
    place: StringBuilder,
}

impl Piece {
    fn new() -> Self {
        let parties = StructBuilder::from_fields(PARTY_FIELDS.clone(), 0);
        Self {
            rows: 0,
            bytes: 0,
            verdict: StringBuilder::new(),
            sealed: BooleanBuilder::new(),
            since: TimestampMicrosecondBuilder::new().with_timezone("UTC"),
            record_id: StringBuilder::new(),
            record_sha256: StringBuilder::new(),
            parties: ListBuilder::new(parties).with_field(Arc::clone(&PARTY)),
            reasons: ListBuilder::new(StringBuilder::new()).with_field(Arc::clone(&REASON)),
            place: StringBuilder::new(),
        }
    }

    fn push(&mut self, row: &Row) {
        self.rows += 1;
        self.bytes += row.size();
        self.verdict.append_value(row.verdict);
        self.sealed.append_value(row.sealed);
        self.since.append_option(row.since.map(|seconds| seconds * 1_000_000));
        self.record_id.append_option(row.record.as_ref().map(|(id, _)| id));
        self.record_sha256.append_option(row.record.as_ref().map(|(_, sha256)| sha256));
        for PartyRow { id, outcome, lack } in &row.parties {
            let party = self.parties.values();
            let values = [Some(id.as_str()), Some(outcome), *lack];
            for (place, value) in values.into_iter().enumerate() {
                let builder = party.field_builder::<StringBuilder>(place);
                builder.expect("all three are text").append_option(value);
            }
            party.append(true);
        }
        self.parties.append(true);
        row.reasons.iter().for_each(|code| self.reasons.values().append_value(code));
        self.reasons.append(true);
        self.place.append_option(row.place.as_deref());
    }

    fn finish(&mut self) -> ArrayRef {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.verdict.finish()),
            Arc::new(self.sealed.finish()),
            Arc::new(self.since.finish()),
            Arc::new(self.record_id.finish()),
            Arc::new(self.record_sha256.finish()),
            Arc::new(self.parties.finish()),
            Arc::new(self.reasons.finish()),
            Arc::new(self.place.finish()),
        ];
        (self.rows, self.bytes) = (0, 0);
        Arc::new(StructArray::new(FIELDS.clone(), columns, None))
    }
}
