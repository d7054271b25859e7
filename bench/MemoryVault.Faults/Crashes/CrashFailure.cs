using MemoryVault.Faults.Tracing;

namespace MemoryVault.Faults.Crashes;

/// <summary>A point after which something that was promised did not hold.</summary>
/// <param name="Point">The point.</param>
/// <param name="Call">The call.</param>
/// <param name="Problems">What did not hold.</param>
/// <param name="Folder">Where what was left can be looked at; null where no more is kept.</param>
internal sealed record CrashFailure(CrashPoint Point, SystemCall Call, IReadOnlyList<string> Problems, string? Folder)
{
    /// <inheritdoc/>
    public override string ToString() => $"killed {Point} ({Call}), kept in {Folder ?? "-"}:\n    {string.Join("\n    ", Problems)}";
}
