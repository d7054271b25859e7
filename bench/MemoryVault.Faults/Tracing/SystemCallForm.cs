namespace MemoryVault.Faults.Tracing;

/// <summary>What is known of a system call: where its arguments say what it is about.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Which argument is the address of a path; null if none is.</param>
/// <param name="Descriptor">Which argument is an open file; null if none is.</param>
/// <param name="Flags">Which argument holds the flags of an opening; null if none does.</param>
internal sealed record SystemCallForm(string Name, int? Path = null, int? Descriptor = null, int? Flags = null)
{
    /// <summary>Gets a value indicating whether it begins a process or a program.</summary>
    internal bool BeginsProgram { get; init; }
}
