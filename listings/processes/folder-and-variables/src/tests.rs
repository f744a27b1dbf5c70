use super::*;
use std::io::Read;

/// This test program again, as the child that the listing starts.
fn again(role: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "tests::as_a_child", "--nocapture"])
        .env("ROLE", role);
    command
}

#[test]
fn as_a_child() {
    if env::var("ROLE").is_ok() {
        process::exit(show().is_err().into());
    }
}

#[test]
fn the_child_reads_in_its_folder_and_the_parent_stays() {
    let name = format!("backups-test-{}", process::id());
    let folder = env::temp_dir().join(name);
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("r1.conf"), "hostname r1\n").unwrap();
    let before = env::current_dir().unwrap();
    let (mut reader, writer) = io::pipe().unwrap();
    let mut command = again("show");
    show_in(command.stdout(writer), &folder).unwrap();
    drop(command);
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    assert!(text.contains("the child's SITE: Some(\"lab\")"), "{text}");
    assert!(text.ends_with("r1.conf: hostname r1\n"), "{text}");
    assert_eq!(env::current_dir().unwrap(), before);
    assert!(env::var("SITE").is_err());
}
