use std::{io, thread};

fn main() -> io::Result<()> {
    println!("this is {:?}", thread::current().name());

    let named = thread::Builder::new();
    let failed = named.spawn(poll)?.join().is_err();
    println!("the poll failed: {failed}");

    let name = || thread::current().name().map(str::to_owned);
    let unnamed = thread::spawn(name).join().unwrap();
    println!("by default: {unnamed:?}");
    Ok(())
}

fn poll() {
    println!("this is {:?}", thread::current().name());
    panic!("no route to the device");
}

#[cfg(test)]
mod tests;
