use std::env;
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::thread;

fn main() -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new()?;
    file.write_all(b"r1 r2 r3 ")?;
    file.rewind()?;
    let copy = file.reopen()?;
    let isolate = thread::spawn(|| next_device(copy));
    println!("the isolate read {}", isolate.join().unwrap()?);
    println!("main read {}", next_device(file.into_file())?);

    let folder = env::current_dir()?;
    let isolate = thread::spawn(|| env::set_current_dir(".."));
    isolate.join().unwrap()?;
    println!("main has moved: {}", env::current_dir()? != folder);
    Ok(())
}

fn next_device(mut file: File) -> io::Result<String> {
    let mut bytes = [0; 3];
    file.read_exact(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).trim().to_string())
}

#[cfg(test)]
mod tests;
