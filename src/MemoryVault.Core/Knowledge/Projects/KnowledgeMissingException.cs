using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>There is no knowledge project of that name.</summary>
public sealed class KnowledgeMissingException(string name, IEnumerable<string> projects) : VaultException(
    VaultErrorKind.NotFound, name, $"There is no knowledge project '{name}' on this machine.", HowToGoOn(name, [.. projects]))
{
    private static Advice HowToGoOn(string name, string[] projects)
    {
        var there = projects.Length > 0 ? $"The projects are: {string.Join(", ", projects)}. " : string.Empty;
        return Advice.Of($"{there}Share a folder with {HeadWords.Command($"knowledge publish {name} --path DIR --repo URL", $"Publish-Knowledge {name} -Root DIR -Repository URL")}, or take one here with {HeadWords.Command($"knowledge copy {name} --repo URL", $"Copy-Knowledge {name} -Repository URL")}.");
    }
}
