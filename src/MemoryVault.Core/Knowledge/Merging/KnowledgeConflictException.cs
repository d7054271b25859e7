using MemoryVault.Display;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Both sides changed the same things, and no strategy says which counts. Nothing was changed, here or there.</summary>
public sealed class KnowledgeConflictException(string target, string place, IReadOnlyList<KnowledgeConflict> conflicts) : VaultException(
    VaultErrorKind.Conflict, target, Words(target, place, conflicts), HowToGoOn())
{
    private const int Listed = 5;

    /// <summary>Gets what conflicts.</summary>
    public IReadOnlyList<KnowledgeConflict> Conflicts { get; } = conflicts;

    private static string Words(string target, string place, IReadOnlyList<KnowledgeConflict> conflicts)
    {
        var list = string.Join(", ", conflicts.Take(Listed).Select(each => each.Pointer is { } at ? $"'{each.Path}' at '{at}'" : $"'{each.Path}'"));
        var more = conflicts.Count > Listed ? $" and {conflicts.Count - Listed} more" : string.Empty;
        return $"'{target}' and '{place}' changed the same things, so that nothing was changed: {Quantity.Of(conflicts.Count, "conflict")} in {list}{more}.";
    }

    private static Advice HowToGoOn() => Advice.Of(
        $"Look at the list, then run it again with {new HeadWords("--strategy ours|theirs|newest|union", "-Strategy Ours, Theirs, Newest or Union")}, or change the files so that they agree.");
}
