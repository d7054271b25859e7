namespace MemoryVault.Stress.Publishers;

/// <summary>The files that both publishers change: a section of a text each, members of an object, records, lines at an end.</summary>
internal static class SharedFiles
{
    // So far apart that lines added to one section are no neighbours of those added to the other.
    private const string Gap = "\nThis part stays\nas it is,\nwhatever the two\npublishers write\nabove it.\n\n";

    /// <summary>Gets the files as they are at first.</summary>
    internal static IReadOnlyDictionary<string, string> Content { get; } = new Dictionary<string, string>
    {
        ["shared.md"] = $"# Shared\n\n## 0\n{Gap}## 1\n{Gap}",
        ["shared.json"] = "{\n  \"first\": true\n}\n",
        ["shared.jsonl"] = "{\"id\": \"first\"}\n",
        ["log.md"] = "# Log\n",
    };

    /// <summary>Gives what adds a line to a section.</summary>
    internal static Func<string, string> AddToSection(int section, string word) =>
        text => text.Replace($"## {section}\n", $"## {section}\n{word}\n", StringComparison.Ordinal);

    /// <summary>Adds a member to an object.</summary>
    internal static string AddMember(string text, string name)
    {
        var members = System.Text.Json.Nodes.JsonNode.Parse(text)!.AsObject();
        members[name] = true;
        return members.ToJsonString(new() { WriteIndented = true }) + "\n";
    }
}
