use std::env;
use std::io;
use std::process::{self, Command, Stdio};
use std::thread;

fn main() -> io::Result<()> {
    let program = env::current_exe()?;
    match env::args().nth(1).as_deref() {
        None => watch(Command::new(program).arg("caller")),
        Some("caller") => crash(Command::new(program).arg("log")),
        Some(_) => follow_log(),
    }
}

fn watch(command: &mut Command) -> io::Result<()> {
    let mut caller = command.stdout(Stdio::piped()).spawn()?;
    let output = caller.stdout.take().expect("it is piped");
    println!("caller ended well: {}", caller.wait()?.success());
    print!("{}", io::read_to_string(output)?);
    Ok(())
}

// ANCHOR: child
fn crash(command: &mut Command) -> io::Result<()> {
    let _child = command.stdin(Stdio::piped()).spawn()?;
    process::abort()
}

fn follow_log() -> io::Result<()> {
    thread::spawn(|| {
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        println!("the caller is gone");
    });
    loop {
        thread::park();
    }
}
// ANCHOR_END: child

#[cfg(test)]
mod tests;
