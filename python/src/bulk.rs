//! `verify_batch`: judges a column of bundles, and returns a column of verdicts.

use std::num::NonZero;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::cast::AsArray as _;
use arrow_array::types::GenericBinaryType;
use arrow_array::{
    Array, ArrayRef, BinaryViewArray, FixedSizeBinaryArray, GenericByteArray, StructArray,
};
use arrow_schema::{ArrowError, DataType, FieldRef};
use arrow_select::concat::concat;
use paraph::file_kind::is_no_bundle;
use paraph::messages::Plain;
use paraph::screen::safe;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use pyo3_arrow::ffi::{
    ArrayIterator, ArrayReader, to_array_pycapsules, to_schema_pycapsule, to_stream_pycapsule,
};
use pyo3_arrow::input::AnyArray;

use crate::error::Problem;
use crate::instrument::Bundle;
use crate::messages::module as say;
use crate::parallel::{SMALL, Supply, in_order, on_cores};
use crate::question::{Question, RosterInput, Unread, Wishes};
use crate::rows::{Column, Row, field};
use crate::source::UNNAMED;
use crate::time::{When, or_now};

/// Bundles larger than this are judged one at a time: the memory for one is bounded, and must not be multiplied
/// by the number of cores.
const LARGE: usize = 1 << 20;
/// After this many rows, a signal such as Ctrl-C is noticed.
const ROWS_BETWEEN_SIGNALS: usize = 1 << 10;

/// Judges a column of bundles by a roster, on all cores.
///
/// column: any object with Arrow's PyCapsule interface whose type is binary, large_binary, binary_view or
/// fixed_size_binary, or a table with one such column; it is not copied. roster: a Roster, the path of its file,
/// or its bytes. at: the time of the question, with an offset; None means now, once for all rows. On several
/// machines, pass the same time to each. threads: how many cores to use; None means all. others, proven_time,
/// no_reservations: as in verify. Texts are not checked.
///
/// Returns Verdicts: a struct for each row, in order. A row that is no sound bundle is refused. A row that is
/// null, another kind of file or of a newer format has the verdict "not-judged". No row stops the others.
///
/// Raises ParaphError before any row is read if the roster is wrong, if at has no offset, or if the column has
/// another type.
#[pyfunction]
#[pyo3(signature = (column, roster, *, at = None, threads = None, others = Vec::new(), proven_time = false,
    no_reservations = false))]
#[expect(clippy::too_many_arguments, reason = "they are named in Python")]
pub(crate) fn verify_batch<'py>(
    py: Python<'py>,
    column: &Bound<'py, PyAny>,
    roster: RosterInput<'py>,
    at: Option<When<'py>>,
    threads: Option<NonZero<usize>>,
    others: Vec<Bound<'py, Bundle>>,
    proven_time: bool,
    no_reservations: bool,
) -> PyResult<Verdicts> {
    let roster = roster.roster(py)?;
    let wishes = Wishes { others, record: None, parties: Vec::new(), proven_time, no_reservations };
    let question = Question::new(roster.get(), or_now(at)?, wishes)?;
    let reader = reader(column)?;
    let kind = Kind::of(reader.field().data_type())?;
    py.detach(|| judged(&question, reader, kind, threads))
}

/// The pieces of a column. A piece is read when those before it are judged.
fn reader(column: &Bound<'_, PyAny>) -> PyResult<Box<dyn ArrayReader + Send>> {
    let is_column = column.hasattr("__arrow_c_array__")? || column.hasattr("__arrow_c_stream__")?;
    if !is_column {
        return Err(Problem::new("not-a-column", &say::NotAColumn).into());
    }
    column.extract::<AnyArray>()?.into_reader()
}

fn judged(
    question: &Question,
    reader: Box<dyn ArrayReader + Send>,
    kind: Kind,
    threads: Option<NonZero<usize>>,
) -> PyResult<Verdicts> {
    let (mut verdicts, mut rows) = (Column::new(), 0);
    let large = Mutex::new(());
    for piece in reader {
        let piece = piece.map_err(broken)?;
        let bundles = kind.bundles(&piece)?;
        let judge = |row| judge(question, bundles.value(row), &large);
        // Of a null, there is nothing to judge.
        let is_small = |row: &usize| bundles.value(*row).is_none_or(|it| it.len() as u64 <= SMALL);
        let take = |row: Row| {
            verdicts.push(&row);
            rows += 1;
            match rows % ROWS_BETWEEN_SIGNALS {
                0 => Python::attach(|py| py.check_signals()),
                _ => Ok(()),
            }
        };
        match threads {
            None => in_order(Supply::Ready, 0..piece.len(), is_small, judge, take)?,
            Some(cores) => on_cores(cores.get(), Supply::Ready, 0..piece.len(), judge, take)?,
        }
        verdicts.end_piece();
    }
    Ok(Verdicts { pieces: verdicts.into_pieces(), rows })
}

fn judge(question: &Question, bytes: Option<&[u8]>, large: &Mutex<()>) -> Row {
    let Some(bytes) = bytes else { return Row::null() };
    let is_large = bytes.len() > LARGE;
    // What it protects is nothing that a panic could leave half done.
    let _turn = is_large.then(|| large.lock().unwrap_or_else(PoisonError::into_inner));
    let bundle = match question.read(bytes, |fault| is_no_bundle(UNNAMED, bytes, fault)) {
        Ok(bundle) => bundle,
        Err(Unread::Refused(report)) => return Row::of(&report),
        Err(Unread::NotJudged(fault)) => return Row::not_judged(&fault),
    };
    match question.judge(bundle, None) {
        Ok(judged) => Row::of(&judged.report),
        Err(fault) => Row::not_judged(&fault),
    }
}

fn broken(error: ArrowError) -> PyErr {
    Problem::new("broken-column", &say::BrokenColumn { found: Plain(safe(&error.to_string())) })
        .into()
}

/// The types of columns that hold bytes.
#[derive(Clone, Copy)]
enum Type {
    Binary,
    LargeBinary,
    BinaryView,
    FixedSizeBinary,
}

/// A column of bytes, or a table with one.
#[derive(Clone, Copy)]
struct Kind {
    of: Type,
    in_table: bool,
}

impl Kind {
    fn of(found: &DataType) -> Result<Self, Problem> {
        let (inner, in_table) = match found {
            DataType::Struct(fields) if fields.len() == 1 => (fields[0].data_type(), true),
            other => (other, false),
        };
        let of = match inner {
            DataType::Binary => Type::Binary,
            DataType::LargeBinary => Type::LargeBinary,
            DataType::BinaryView => Type::BinaryView,
            DataType::FixedSizeBinary(_) => Type::FixedSizeBinary,
            _ => return Err(not_binary(found)),
        };
        Ok(Self { of, in_table })
    }

    /// The bundles in a piece of the column.
    fn bundles<'a>(self, piece: &'a ArrayRef) -> Result<Bundles<'a>, Problem> {
        let (table, column) = match (self.in_table, piece.as_struct_opt()) {
            (true, Some(table)) => (Some(table), table.column(0)),
            (true, None) => return Err(not_binary(piece.data_type())),
            (false, _) => (None, piece),
        };
        let bytes = match self.of {
            Type::Binary => column.as_bytes_opt().map(Bytes::Binary),
            Type::LargeBinary => column.as_bytes_opt().map(Bytes::LargeBinary),
            Type::BinaryView => column.as_binary_view_opt().map(Bytes::BinaryView),
            Type::FixedSizeBinary => column.as_fixed_size_binary_opt().map(Bytes::FixedSizeBinary),
        };
        let bytes = bytes.ok_or_else(|| not_binary(column.data_type()))?;
        Ok(Bundles { bytes, table })
    }
}

fn not_binary(found: &DataType) -> Problem {
    Problem::new("not-binary", &say::NotBinary { found: Plain(safe(&found.to_string())) })
}

/// The bundles in a piece of a column, where the library that made it left them.
struct Bundles<'a> {
    bytes: Bytes<'a>,
    table: Option<&'a StructArray>,
}

enum Bytes<'a> {
    Binary(&'a GenericByteArray<GenericBinaryType<i32>>),
    LargeBinary(&'a GenericByteArray<GenericBinaryType<i64>>),
    BinaryView(&'a BinaryViewArray),
    FixedSizeBinary(&'a FixedSizeBinaryArray),
}

impl<'a> Bundles<'a> {
    fn value(&self, row: usize) -> Option<&'a [u8]> {
        if self.table.is_some_and(|table| table.is_null(row)) {
            return None;
        }
        match self.bytes {
            Bytes::Binary(bytes) => bytes.is_valid(row).then(|| bytes.value(row)),
            Bytes::LargeBinary(bytes) => bytes.is_valid(row).then(|| bytes.value(row)),
            Bytes::BinaryView(bytes) => bytes.is_valid(row).then(|| bytes.value(row)),
            Bytes::FixedSizeBinary(bytes) => bytes.is_valid(row).then(|| bytes.value(row)),
        }
    }
}

/// A column of verdicts, for any library with Arrow's PyCapsule interface: pyarrow.table(verdicts),
/// polars.DataFrame(verdicts).
///
/// A struct for each row: verdict, sealed, since, record_id, record_sha256, parties (id, outcome, lack),
/// reasons, place. docs/scale.md describes them.
#[pyclass(module = "paraph", frozen)]
pub(crate) struct Verdicts {
    pieces: Vec<ArrayRef>,
    rows: usize,
}

impl Verdicts {
    fn field() -> FieldRef {
        field()
    }
}

#[pymethods]
impl Verdicts {
    /// The number of rows.
    fn __len__(&self) -> usize {
        self.rows
    }

    /// A column without rows is not "nothing".
    fn __bool__(&self) -> bool {
        true
    }

    /// The type of the column, as an ArrowSchema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, &*Self::field())?)
    }

    /// The column in one piece, as ArrowSchema and ArrowArray. Several pieces are copied into one.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let whole = match &self.pieces[..] {
            [one] => Arc::clone(one),
            [] => arrow_array::new_empty_array(Self::field().data_type()),
            pieces => {
                let pieces: Vec<&dyn Array> = pieces.iter().map(|piece| &**piece).collect();
                concat(&pieces).map_err(broken)?
            }
        };
        Ok(to_array_pycapsules(py, Self::field(), &whole, requested_schema)?)
    }

    /// The pieces of the column, as an ArrowArrayStream.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let pieces = self.pieces.clone().into_iter().map(Ok);
        let reader = Box::new(ArrayIterator::new(pieces, Self::field()));
        Ok(to_stream_pycapsule(py, reader, requested_schema)?)
    }

    fn __repr__(&self) -> String {
        format!("<paraph.Verdicts of {} rows>", self.rows)
    }
}
