namespace MemoryVault.Faults.Tracing;

/// <summary>A system call that a process is about to make.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">The file that it is about, as the process named it, or where its open file lies.</param>
/// <param name="Process">The process.</param>
/// <param name="Changes">Whether it changes something, or begins a program; else it only opens a file to read.</param>
internal sealed record SystemCall(string Name, string Path, int Process, bool Changes)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Path}";
}
