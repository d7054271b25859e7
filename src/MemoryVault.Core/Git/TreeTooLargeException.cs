using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>A tree has folders without end, or so many that nobody has disk or time for them: it was made by mistake, or to do harm.</summary>
public sealed class TreeTooLargeException : VaultException
{
    /// <summary>The id of this error.</summary>
    internal const string ErrorId = "TreeTooLarge";

    private TreeTooLargeException(ObjectId tree, string problem)
        : base(
            VaultErrorKind.Integrity,
            tree.ToString(),
            $"The tree {tree} of the vault's repository cannot be memory: {problem}.",
            Advice.Of($"Find the commit that brought it ({HeadWords.Command("history", "Get-VaultHistory")}), ask who made it, and restore the one before it; of a remote, leave that remote out."))
    {
    }

    /// <summary>Makes the error for folders that hold the same folders over and over.</summary>
    internal static TreeTooLargeException Repeats(ObjectId root, ObjectId tree, int limit) => new(
        root, string.Create(CultureInfo.InvariantCulture, $"it holds the same folders over and over (one of them is {tree}), and more than {limit:N0} names lie in such copies"));

    /// <summary>Makes the error for folders in folders in folders.</summary>
    internal static TreeTooLargeException TooDeep(ObjectId root, string path) => new(
        root, string.Create(CultureInfo.InvariantCulture, $"its folders lie in each other so deep that a path has {path.Length:N0} characters: '{GitText.ForDisplay(path[..40])}...'"));
}
