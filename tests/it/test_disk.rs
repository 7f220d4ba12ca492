//! Runs commands on a separate disk, which may be full or read-only.

use crate::command_runner::{Folder, Listing, Ran};
use crate::output_files::office_to_write_in;

/// Runs a line in `disk`, a separate file system with the office, after `broken` has run there. The final
/// files are in `after`.
pub(crate) fn run_on_a_disk(f: &Folder, options: &str, broken: &str, line: &str) -> Ran {
    f.write(
        "script",
        format!(
            "mount -t tmpfs -o {options} none disk && cp -a office/. disk && cd disk || exit 99\n\
         {broken}\n\
         {line}\n\
         exit=$?\n\
         cd .. && rm -rf after && cp -a disk after || exit 99\n\
         exit $exit\n"
        ),
    );
    let ran = f.run("unshare --map-root-user --mount sh script");
    let may = f.run("unshare --map-root-user --mount mount -t tmpfs none disk").exit;
    assert_eq!(may, Some(0), "this test needs leave to mount (unshare --map-root-user --mount)");
    ran
}

/// A folder with an office, and a place for a disk.
pub(crate) fn beside_a_disk() -> Folder {
    let f = Folder::new();
    for (name, (_, bytes)) in office_to_write_in().listing() {
        f.write(&format!("office/{}", name.display()), bytes);
    }
    f.ok("chmod 600 office/keys/*.key && mkdir disk");
    f
}

/// The files in a folder of the test folder.
pub(crate) fn below(f: &Folder, folder: &str) -> Listing {
    let files = f.listing().into_iter();
    files
        .filter_map(|(name, file)| Some((name.strip_prefix(folder).ok()?.to_owned(), file)))
        .collect()
}
