namespace MemoryVault.Backup;

/// <summary>How far the patterns of a <see cref="GlobSet"/> have come at a folder.</summary>
/// <param name="isWhole">Whether a pattern matched the folder or one above it, and so all below.</param>
/// <param name="live">The patterns that can still match below.</param>
internal sealed class GlobSetState(bool isWhole, GlobProgress[] live)
{
    /// <summary>The state of a folder that is matched itself.</summary>
    internal static readonly GlobSetState Whole = new(true, []);

    /// <summary>The state of a folder below which nothing can be matched any more, but by its name alone.</summary>
    internal static readonly GlobSetState Done = new(false, []);

    /// <summary>Gets a value indicating whether everything below is matched.</summary>
    internal bool IsWhole { get; } = isWhole;

    /// <summary>Gets the patterns that can still match below.</summary>
    internal GlobProgress[] Live { get; } = live;
}
