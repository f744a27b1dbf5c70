use super::*;
use std::process;

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
    match env::var("ROLE").as_deref() {
        Ok("worker") => work().unwrap(),
        // The device stands behind the options of the test program.
        Ok(_) => {
            println!("{}", answer(&env::args().next_back().unwrap()))
        }
        Err(_) => return,
    }
    process::exit(0);
}

fn answers(text: &str) -> Vec<&str> {
    let is_answer = |line: &&str| line.starts_with("hostname ");
    text.lines().filter(is_answer).collect()
}

#[test]
fn one_worker_answers_as_many_do() {
    let each = one_each(|| again("device")).unwrap();
    let stays = one_that_stays(|| again("worker")).unwrap();
    assert_eq!(answers(&each).len(), 20);
    // The first lines that it read were those of the test program.
    let stays = answers(&stays);
    assert!(stays.len() > 10, "{stays:?}");
    assert!(answers(&each).starts_with(&stays), "{stays:?}");
    assert_eq!(answers(&each)[2], "hostname core-7");
}
