use std::env;
use std::io;
use std::panic;
use std::process::{self, Command};
use std::thread;

// ANCHOR: ends
fn end(how: &str) {
    match how {
        "exit" => process::exit(3),
        "abort" => process::abort(),
        _ => {
            panic::set_hook(Box::new(|_| process::abort()));
            panic!("no route to r9");
        }
    }
}

fn start_and_join(how: String) {
    let isolate = thread::spawn(move || end(&how));
    println!("the isolate failed: {}", isolate.join().is_err());
}
// ANCHOR_END: ends

// ANCHOR: parent
fn main() -> io::Result<()> {
    if let Some(how) = env::args().nth(1) {
        start_and_join(how);
        return Ok(());
    }
    for how in ["panic", "exit", "abort", "panic that aborts"] {
        let mut program = Command::new(env::current_exe()?);
        let output = program.arg(how).output()?;
        println!("{how}: {}", outcome(&output.stdout));
    }
    Ok(())
}

fn outcome(printed: &[u8]) -> &'static str {
    match printed {
        b"" => "the program ends",
        _ => "the program goes on",
    }
}
// ANCHOR_END: parent

#[cfg(test)]
mod tests;
