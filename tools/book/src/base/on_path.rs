//! Programs that the `PATH` names.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Where the first folder of the `PATH` that has the file `program` has it.
pub fn find(program: impl AsRef<Path>) -> Option<PathBuf> {
    find_in(program.as_ref(), env::var_os("PATH"))
}

fn find_in(program: &Path, path: Option<OsString>) -> Option<PathBuf> {
    env::split_paths(&path.unwrap_or_default())
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_found_on_the_path_or_missing() {
        let here = env::current_exe().unwrap();
        let (folder, name) = (here.parent().unwrap(), here.file_name().unwrap());
        let (name, nowhere) = (Path::new(name), folder.join("nowhere"));
        let path = env::join_paths([nowhere.as_path(), folder]).unwrap();
        assert_eq!(find_in(name, Some(path.clone())), Some(here.clone()));
        assert_eq!(find_in(Path::new("no-such-program"), Some(path)), None);
        assert_eq!(find_in(name, Some(nowhere.into())), None);
        assert_eq!(find_in(name, None), None);
    }
}
