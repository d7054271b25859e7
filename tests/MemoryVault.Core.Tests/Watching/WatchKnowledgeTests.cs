using MemoryVault.Tests.Knowledge;
using MemoryVault.Watching;

namespace MemoryVault.Tests.Watching;

public sealed class WatchKnowledgeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_place_that_got_something_is_told_once_and_received_only_where_that_is_wished(bool receive)
    {
        using var folder = new TemporaryFolder();
        using var one = new KnowledgeScene("one", folder);
        using var two = new KnowledgeScene("two", folder);
        var shared = one.MakeShared();
        one.Write("a.md", "a");
        await one.PublishAsync(shared);
        await two.CopyAsync(shared);
        await using var scene = new WatchScene(two.Open);
        await scene.StartAsync(new WatchOptions { Receive = receive, Duration = TimeSpan.FromMinutes(8) });
        await scene.IdleAsync();
        one.Write("b.md", "b");
        await one.PublishAsync(shared);

        var changed = await scene.UntilAsync(WatchEventKind.KnowledgeChanged);
        await scene.UntilAsync(WatchEventKind.Stopped, step: TimeSpan.FromSeconds(10));

        Assert.Equal(KnowledgeScene.Project, changed.Source);
        Assert.Single(scene.Events, each => each.Kind == WatchEventKind.KnowledgeChanged);
        Assert.Equal(receive ? 1 : 0, scene.Events.Count(each => each.Kind == WatchEventKind.KnowledgeReceived && each.Receipt!.Added == 1));
        Assert.Equal(receive, two.Has("b.md"));
    }

    [Fact]
    public async Task What_conflicts_is_a_failure_that_is_tried_again_and_nothing_is_overwritten()
    {
        using var folder = new TemporaryFolder();
        using var one = new KnowledgeScene("one", folder);
        using var two = new KnowledgeScene("two", folder);
        var shared = one.MakeShared();
        one.Write("a.md", "base\n");
        await one.PublishAsync(shared);
        await two.CopyAsync(shared);
        one.Write("a.md", "theirs\n");
        await one.PublishAsync(shared);
        two.Write("a.md", "ours\n");
        await using var scene = new WatchScene(two.Open);
        await scene.StartAsync(new WatchOptions { Receive = true });

        var failed = await scene.UntilAsync(WatchEventKind.Failed, times: 2);
        Assert.Equal((KnowledgeScene.Project, true), (failed.Source, failed.NextAttempt > failed.Time));
        Assert.Equal("ours\n", two.Read("a.md"));
        two.Write("a.md", "theirs\n");
        await scene.UntilAsync(WatchEventKind.Recovered, step: TimeSpan.FromSeconds(5));

        Assert.Equal("theirs\n", two.Read("a.md"));
    }
}
