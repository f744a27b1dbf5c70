use std::env;
use std::io;
use std::os::unix::process::ExitStatusExt;
use std::process::{self, Command, ExitStatus, Stdio};

// ANCHOR: run
fn main() -> io::Result<()> {
    if let Some(way) = env::args().nth(1) {
        end(&way);
        return Ok(());
    }
    let program = env::current_exe()?;
    for way in ["returns", "exits", "panics", "aborts"] {
        let status = run(Command::new(&program).arg(way))?;
        let (code, signal) = (status.code(), status.signal());
        println!("{way}: code {code:?}, signal {signal:?}");
    }
    if let Err(error) = run(&mut Command::new("no-such-program")) {
        println!("missing: {:?}", error.kind());
    }
    Ok(())
}

fn run(command: &mut Command) -> io::Result<ExitStatus> {
    command.stderr(Stdio::null()).status()
}

fn end(way: &str) {
    match way {
        "exits" => process::exit(3),
        "panics" => panic!("no route"),
        "aborts" => process::exit(134),
        _ => {}
    }
}
// ANCHOR_END: run

#[cfg(test)]
mod tests;
