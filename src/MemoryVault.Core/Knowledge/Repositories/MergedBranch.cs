namespace MemoryVault.Knowledge;

/// <summary>A branch that is merged into another.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Ref">Its ref in the repository.</param>
internal sealed record MergedBranch(string Name, string Ref)
{
    /// <summary>Gets a value indicating whether it need not be there.</summary>
    internal bool MayBeMissing { get; init; }
}
