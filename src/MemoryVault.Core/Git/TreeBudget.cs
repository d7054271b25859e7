namespace MemoryVault.Git;

/// <summary>
/// How much one walk over trees may take. Folders that are met for the first time cost as much as there is data; those that are met again cost nothing to
/// whoever made them: ten levels of ten times the same folder are some kilobytes and ten thousand million paths.
/// </summary>
/// <remarks>
/// It might be tempting to bound the number of paths. Do not: a vault may hold any number of files, and all of its entries differ. What is bounded is what
/// lies in folders that were met before, where a vault of many copies of a project has some ten thousand.
/// </remarks>
/// <param name="root">The tree that is walked, for the error.</param>
internal sealed class TreeBudget(ObjectId root)
{
    /// <summary>How many names may lie in folders that were met before.</summary>
    internal const int MostRepeated = 200_000;

    /// <summary>The longest path, in characters: longer than any that a system takes, and short enough for code that calls itself for each folder.</summary>
    internal const int LongestPath = 4_096;

    private readonly HashSet<ObjectId> _met = [];
    private int _repeated;

    /// <summary>Counts a folder that is about to be walked.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="tree">The folder.</param>
    /// <param name="count">How many names it holds.</param>
    /// <exception cref="TreeTooLargeException">That is too much.</exception>
    internal void Enter(string path, ObjectId tree, int count)
    {
        if (path.Length > LongestPath)
        {
            throw TreeTooLargeException.TooDeep(root, path);
        }

        if (count > 0 && !_met.Add(tree) && (_repeated += count) > MostRepeated)
        {
            throw TreeTooLargeException.Repeats(root, tree, MostRepeated);
        }
    }
}
