use std::thread;

use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

/// A path that a killed server has left lies there at the start.
#[test]
fn of_servers_that_start_together_one_gets_the_path() {
    let program = program();
    let folder = private_folder().unwrap();
    let mode = folder.path().metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0);
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
    let folder = private_folder().unwrap();
    let path = folder.path().join("states");
    fs::create_dir(&path).unwrap();
    assert!(bind(&path).is_err() && path.exists());
}
