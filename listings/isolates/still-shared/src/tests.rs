use super::*;

#[test]
fn clones_of_a_file_share_one_place_in_it() {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(b"r1 r2 r3 ").unwrap();
    file.rewind().unwrap();
    let devices = [1, 2, 3].map(|_| {
        let copy = file.try_clone().unwrap();
        thread::spawn(|| next_device(copy)).join().unwrap().unwrap()
    });
    assert_eq!(devices, ["r1", "r2", "r3"]);
}

#[test]
fn the_folder_is_the_whole_programs() {
    let before = env::current_dir().unwrap();
    let above = before.parent().unwrap();
    let isolate = thread::spawn(|| env::set_current_dir(".."));
    isolate.join().unwrap().unwrap();
    assert_eq!(env::current_dir().unwrap(), above);
}
