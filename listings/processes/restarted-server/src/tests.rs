use std::path::PathBuf;
use std::thread;

use super::*;

/// A path that a killed server has left lies there at the start.
#[test]
fn of_servers_that_start_together_one_gets_the_path() {
    let program = program();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("states");
    drop(UnixListener::bind(&path).unwrap());
    assert!(path.exists() && UnixStream::connect(&path).is_err());
    let servers = thread::scope(|scope| {
        let start = || start(&program, &path).unwrap();
        let servers = [(); 6].map(|()| scope.spawn(start));
        servers.map(|server| server.join().unwrap())
    });
    let bound = servers.iter().filter(|(_, bound)| bound == "ok");
    assert_eq!(bound.count(), 1);
    UnixStream::connect(&path).unwrap();
    for (mut server, _) in servers {
        assert!(server.wait().unwrap().success());
    }
}

#[test]
fn what_is_in_the_way_and_no_path_of_a_socket_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("states");
    fs::create_dir(&path).unwrap();
    assert!(bind(&path).is_err() && path.exists());
}

/// The program itself, whose worker is started; this test is another.
fn program() -> PathBuf {
    let test = env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let name = env!("CARGO_PKG_NAME");
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--package", name, "--target-dir"]);
    assert!(
        build
            .arg(profile.parent().unwrap())
            .status()
            .unwrap()
            .success()
    );
    profile
        .join(name)
        .with_extension(env::consts::EXE_EXTENSION)
}
