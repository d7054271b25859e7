using MemoryVault.Git;
using MemoryVault.Memory;
using MemoryVault.Merging;
using MemoryVault.Tests.Memory.Events;

namespace MemoryVault.Tests.Merging;

public sealed class VaultMergeTests
{
    [Theory]
    [InlineData(0.8, 0.6, "ours")]
    [InlineData(0.4, 0.6, "theirs")]
    public async Task Where_the_rules_ask_for_the_surer_the_events_of_both_sides_decide(double ours, double theirs, string taken)
    {
        await using var scene = await EventScene.CreateAsync();
        await scene.Memory.PutAsync("merge.json", """{"rules":[{"path":"/t/*","strategy":"confidence"}]}""");
        await scene.CheckInAsync("a", """{"t":{"x":"before","y":0}}""");
        var start = await scene.HeadAsync();
        await scene.CheckInAsync("there", """{"t":{"x":"theirs"}}""", confidence: theirs);
        await scene.CheckInAsync("there", """{"t":{"y":1}}""", confidence: 1);
        var other = await scene.HeadAsync();
        scene.SetHead(start);
        await scene.CheckInAsync("here", """{"t":{"x":"ours"}}""", confidence: ours);
        var head = ObjectId.Parse(await scene.HeadAsync());

        var objects = new PendingObjects(scene.Vault.Repository.Objects);
        var merge = await VaultMerge.PrepareAsync(scene.Vault, objects, await scene.Memory.TreeAsync(), default);
        var merged = await merge.MergeCommitsAsync(ObjectId.Parse(start), head, ObjectId.Parse(other), default);

        Assert.Equal(0, merge.Conflicts);
        Assert.Equal($$$"""{"t":{"x":"{{{taken}}}","y":1}}""", (await new MemoryReader(objects, merged).ReadAllAsync(default)).ToString());
    }
}
