using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Surroundings;

/// <summary>A limit of the shell (ulimit) that leaves a command, and what it starts, too little.</summary>
/// <param name="name">What it limits.</param>
/// <param name="option">Its option: <c>-n</c> for open files, <c>-f</c> for the length of a file in blocks of 512 bytes, <c>-v</c> for address space in KiB.</param>
/// <param name="value">The limit.</param>
internal sealed class LowLimit(string name, string option, int value) : Surrounding(FormattableString.Invariant($"{value} {name} (ulimit {option})"))
{
    /// <inheritdoc/>
    internal override bool MayEndTheRuntime => true;

    // The runtime maps what it compiles from a file of 256 MB unless it is told not to, and would not start where files may not be as long.
    /// <inheritdoc/>
    internal override string[] Wrap(Place place, string[] line) =>
        ["sh", "-c", FormattableString.Invariant($"ulimit {option} {value}; export DOTNET_EnableWriteXorExecute=0; exec \"$@\""), "sh", .. line];
}
