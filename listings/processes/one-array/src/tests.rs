use std::fs;

use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

fn samples(file: &NamedTempFile) -> Vec<u64> {
    let bytes = fs::read(file.path()).unwrap();
    let samples = bytes.as_chunks().0.iter();
    samples.map(|bytes| u64::from_le_bytes(*bytes)).collect()
}

/// Also where the parts do not begin at a page of memory.
#[test]
fn every_sample_is_squared_once_by_any_number_of_workers() {
    let program = program();
    for (number, workers) in [(1000, 1), (1000, 7), (10_001, 3)] {
        let shared = NamedTempFile::new().unwrap();
        fill(shared.as_file(), number).unwrap();
        assert!(samples(&shared).into_iter().eq(0..number));
        let said =
            run(&program, shared.path(), number, workers).unwrap();
        assert_eq!(said, 0);
        let squares = Vec::from_iter((0..number).map(|n| n * n));
        assert_eq!(samples(&shared), squares);
        let total: u64 = squares.iter().sum();
        assert_eq!(sum(shared.as_file()).unwrap(), total);
    }
}

#[test]
fn a_worker_touches_its_own_part_only() {
    let shared = NamedTempFile::new().unwrap();
    fill(shared.as_file(), 10).unwrap();
    square(shared.path(), 3, 5).unwrap();
    assert_eq!(samples(&shared), [0, 1, 2, 9, 16, 5, 6, 7, 8, 9]);
}

#[test]
fn a_worker_that_fails_is_noticed() {
    let nowhere = Path::new("/there/is/no/such/file");
    assert!(run(&program(), nowhere, 10, 2).is_err());
}

#[test]
fn a_part_that_the_file_does_not_have_is_refused() {
    let shared = NamedTempFile::new().unwrap();
    fill(shared.as_file(), 10).unwrap();
    let error = square(shared.path(), 9, 11).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
}
