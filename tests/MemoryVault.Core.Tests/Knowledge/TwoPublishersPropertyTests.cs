using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Json.Merge;

namespace MemoryVault.Tests.Knowledge;

/// <summary>Two who edit, publish and receive in any order lose nothing of either.</summary>
public sealed class TwoPublishersPropertyTests
{
    [Fact]
    public void Whatever_the_order_everything_that_was_written_and_not_deleted_is_with_both_in_the_end()
    {
        var step = from who in Gen.Elements(0, 1)
                   from what in Gen.Frequency((4, Gen.Constant("write")), (3, Gen.Constant("member")), (3, Gen.Constant("line")), (1, Gen.Constant("delete")), (3, Gen.Constant("publish")), (2, Gen.Constant("receive")))
                   select (who, what);
        var property = Prop.ForAll(step.ArrayOf(14).ToArbitrary(), steps => RunAsync(steps).GetAwaiter().GetResult());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(12), property);
    }

    private static async Task<bool> RunAsync((int Who, string What)[] steps)
    {
        using var folder = new TemporaryFolder();
        using var one = new KnowledgeScene("one", folder);
        using var two = new KnowledgeScene("two", folder);
        KnowledgeScene[] scenes = [one, two];
        var shared = one.MakeShared();
        one.Write("graph.json", "{}");
        one.Write("log.jsonl", "{\"id\":0}\n");
        await one.PublishAsync(shared);
        await two.CopyAsync(shared);
        var (files, members, lines) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < steps.Length; i++)
        {
            var (scene, token) = (scenes[steps[i].Who], string.Create(CultureInfo.InvariantCulture, $"{(steps[i].Who == 0 ? "one" : "two")}{i}"));
            switch (steps[i].What)
            {
                case "write":
                    scene.Write($"{token}.md", token);
                    files.Add($"{token}.md");
                    break;
                case "member":
                    scene.Write("graph.json", scene.Read("graph.json").TrimEnd('}') + $"{(scene.Read("graph.json") == "{}" ? string.Empty : ",")}\"{token}\":1}}");
                    members.Add(token);
                    break;
                case "line":
                    File.AppendAllText(scene["log.jsonl"], $"{{\"id\":\"{token}\"}}\n");
                    lines.Add(token);
                    break;
                case "delete" when files.FirstOrDefault(scene.Has) is { } victim && victim.StartsWith(steps[i].Who == 0 ? "one" : "two", StringComparison.Ordinal):
                    File.Delete(scene[victim]);
                    files.Remove(victim);
                    break;
                case "publish":
                    await scene.PublishAsync(shared);
                    break;
                default:
                    await scene.ReceiveAsync();
                    break;
            }
        }

        // Both say what they have, then both hear all of it.
        await one.PublishAsync(shared);
        await two.PublishAsync(shared);
        await one.ReceiveAsync();
        await two.ReceiveAsync();
        Assert.Equal(one.Files(), two.Files());
        Assert.Equal(files.Append("graph.json").Append("log.jsonl").Order(StringComparer.Ordinal), one.Files().Keys);
        Assert.All(members, member => Assert.Contains($"\"{member}\"", one.Read("graph.json"), StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains($"\"{line}\"", one.Read("log.jsonl"), StringComparison.Ordinal));
        Assert.True((await one.PublishAsync(shared, MergeStrategy.Fail)).IsUpToDate);
        return true;
    }
}
