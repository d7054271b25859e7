using System.Text;
using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Vaults;

public sealed class MachineRecordFileTests
{
    private static readonly MachineRecord Ann = new("ann-laptop", "windows", @"C:\Users\ann", [
        new MemorySource { Name = "rengine", Root = @"C:\Users\ann\rEngine", Preset = "rengine", Folder = "rAgentShared" },
        new MemorySource { Name = "notes", Root = @"C:\Users\ann\Notizen für später", Folder = "backup/ann-laptop/notes", Include = ["**/*.md"], Exclude = ["draft/**"] },
    ]);

    [Fact]
    public void A_record_comes_back_as_it_was()
    {
        var back = MachineRecordFile.Read(MachineRecordFile.Write(Ann), "machines/ann-laptop.json");
        Assert.Equal((Ann.Name, Ann.System, Ann.Home), (back.Name, back.System, back.Home));
        Assert.Equal(["notes", "rengine"], back.Sources.Select(s => s.Name));
        Assert.Equal(Ann.Sources[1].Root, back.Sources[0].Root);
        Assert.Equal(["**/*.md"], back.Sources[0].Include);
        Assert.Equal(["draft/**"], back.Sources[0].Exclude);
        Assert.Equal("rAgentShared", back.Sources[1].Folder);
    }

    [Fact]
    public void The_order_of_the_sources_does_not_change_the_bytes()
    {
        var turned = Ann with { Sources = [.. Ann.Sources.Reverse()] };
        Assert.True(MachineRecordFile.Write(Ann).Span.SequenceEqual(MachineRecordFile.Write(turned).Span));
    }

    [Fact]
    public void Lines_end_with_a_line_feed_on_every_system()
    {
        var text = Encoding.UTF8.GetString(MachineRecordFile.Write(Ann).Span);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_a_newer_program_are_passed_over()
    {
        var json = """{"version":9,"name":"m","system":"linux","home":"/h","clock":{"x":1},"sources":[{"name":"s","root":"/h/s","preset":"folder","folder":"backup/m/s","mood":"good"}]}""";
        var source = Assert.Single(MachineRecordFile.Read(Encoding.UTF8.GetBytes(json), "machines/m.json").Sources);
        Assert.Empty(source.Include);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"name":"m"}""")]
    [InlineData("""{"name":1,"system":"linux","home":"/h","sources":[]}""")]
    [InlineData("""{"name":"m","system":"linux","home":"/h","sources":[{"name":"s"}]}""")]
    [InlineData("""{"name":"m","system":"linux","home":"/h","sources":{}}""")]
    public void What_is_no_record_is_refused_by_its_path(string json)
    {
        var error = Assert.Throws<InvalidInputException>(() => MachineRecordFile.Read(Encoding.UTF8.GetBytes(json), "machines/m.json"));
        Assert.Equal("machines/m.json", error.Target);
    }
}
