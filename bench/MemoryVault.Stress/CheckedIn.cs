namespace MemoryVault.Stress;

/// <summary>A check-in that is in the history of <c>main</c>.</summary>
/// <param name="Revision">Its commit.</param>
/// <param name="Operation">Which it is: the entry that it wrote.</param>
/// <param name="Fence">The fencing token of its lease.</param>
public sealed record CheckedIn(string Revision, string Operation, long Fence)
{
    /// <summary>Gets the section that it is in; each has a counter of its own.</summary>
    internal string Section => SectionOf(Operation);

    /// <summary>Gives the section of an operation.</summary>
    internal static string SectionOf(string operation) => operation[..Math.Max(0, operation.IndexOf('/', StringComparison.Ordinal))];
}
