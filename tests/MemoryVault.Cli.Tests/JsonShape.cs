using System.Text.Json;

namespace MemoryVault.Cli.Tests;

/// <summary>Compares the members of a JSON object with those that the reference (docs/cli.md) promises.</summary>
internal static class JsonShape
{
    public static void Has(JsonElement json, string members) =>
        Assert.Equal(members.Split(' '), json.EnumerateObject().Select(member => member.Name));

    /// <summary>The reference must list the same members in the same order.</summary>
    public static void IsAsDocumented(JsonElement json, string members)
    {
        Has(json, members);
        Assert.Contains("{" + members.Replace(" ", ", ") + "}", File.ReadAllText(Path.Combine(Repository.Root, "docs", "cli.md")));
    }

    public static JsonElement First(this JsonElement json, string member) => json.GetProperty(member).EnumerateArray().First();

    public static string? Text(this JsonElement json, string member) => json.GetProperty(member).GetString();

    public static int Number(this JsonElement json, string member) => json.GetProperty(member).GetInt32();
}
