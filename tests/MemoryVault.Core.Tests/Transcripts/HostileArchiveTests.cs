using System.Text;
using MemoryVault.Transcripts;

namespace MemoryVault.Tests.Transcripts;

/// <summary>Archives of a stranger who means ill. Each bad member is refused and named, and the rest goes on.</summary>
public sealed class HostileArchiveTests
{
    private static readonly byte[] First = "{\"first\":1}\n"u8.ToArray();
    private static readonly byte[] Last = "{\"last\":1}\n"u8.ToArray();
    private static readonly byte[] Evil = "evil\n"u8.ToArray();

    public static TheoryData<string, string, string> Members => new()
    {
        { "absolute", "/etc/cron.d/evil.jsonl", "absolute" },
        { "parent", "../evil.jsonl", "leads out" },
        { "inner parent", "a/../../evil.jsonl", "leads out" },
        { "parent that is not asked for", "../../root/.bashrc", "leads out" },
        { "symbolic link", "evil.jsonl", "symbolic link" },
        { "hard link", "evil.jsonl", "hard link" },
        { "character device", "evil.jsonl", "device" },
        { "block device", "evil.jsonl", "device" },
        { "pipe", "evil.jsonl", "pipe" },
        { "sparse", "evil.jsonl", "sparse" },
        { "sparse of pax", "evil.jsonl", "sparse" },
        { "unknown kind", "evil.jsonl", "kind" },
        { "duplicate", "first.jsonl", "twice" },
        { "duplicate by dot", "./first.jsonl", "twice" },
        { "file below a file", "first.jsonl/evil.jsonl", "a file and a folder" },
        { "control characters", "e\\u{1b}[31mvil\\u{7}.jsonl", "control character" },
        { "line break", "a\\u{a}b.jsonl", "control character" },
        { "not UTF-8", "\\u{dcff}\\u{dcfe}.jsonl", "UTF-8" },
        { "overlong UTF-8", "\\u{dcc0}\\u{dcaf}etc.jsonl", "UTF-8" },
        { "device of Windows", "con.jsonl", "device" },
        { "stream of Windows", "a:b.jsonl", "Windows" },
        { "backslash", "..\\evil.jsonl", "Windows" },
        { "dot at the end", "a./b.jsonl", "Windows" },
        { "git's own", ".git/hooks.jsonl", "git" },
        { "empty name in between", "a//b.jsonl", "leads out" },
        { "over-long path", LongPath(1200)[..100] + "…" + LongPath(1200)[^100..], "over-long" },
        { "long name of 100 kB", "short.jsonl", "over-long" },
        { "extended header of 2 MB", "short.jsonl", "over-large" },
        { "extended header of rubbish", "short.jsonl", "extended header" },
        { "path of pax", "../evil.jsonl", "leads out" },
        { "too large", "evil.jsonl", "larger than" },
    };

    [RequiresUnixTheory]
    [MemberData(nameof(Members))]
    public async Task A_hostile_member_is_refused_and_named_and_the_rest_goes_on(string what, string name, string reason)
    {
        using var scene = new ArchiveScene { Limits = new SessionLimits { MaximumFileBytes = 4_000_000 } };
        var archive = new TarBuilder().File("first.jsonl", First);
        Add(archive, what);

        var files = await scene.ReceiveAsync(archive.File("last.jsonl", Last).End());

        Assert.Null(scene.Error);
        Assert.Equal(["first.jsonl", "last.jsonl"], files.Select(file => file.Path));
        Assert.Equal([First, Last], files.Select(file => file.Content));
        var refused = Assert.Single(scene.Refused);
        Assert.Equal(name, refused.Name);
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        Assert.Equal(["archive"], Directory.EnumerateFileSystemEntries(scene.Folder).Select(Path.GetFileName));
    }

    [RequiresUnixFact]
    public async Task Long_names_of_GNU_and_of_pax_are_read()
    {
        var (gnu, pax) = (string.Join('/', Enumerable.Repeat("gnu-folder", 20)) + "/a.jsonl", string.Join('/', Enumerable.Repeat("päx", 30)) + "/b.jsonl");
        using var scene = new ArchiveScene();

        var files = await scene.ReceiveAsync(new TarBuilder()
            .LongName(gnu).File("cut.jsonl", First)
            .Pax(("path", pax), ("mtime", "1700000001.5"), ("comment", "x")).File("cut.jsonl", Last)
            .Member("pax_global_header"u8.ToArray(), 'g', "12 comment=x"u8.ToArray())
            .Member("./"u8.ToArray(), '5').Member("some/"u8.ToArray(), '5').File("c.jsonl", Evil).End());

        Assert.Equal([gnu, pax, "c.jsonl"], files.Select(file => file.Path));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_001_500), files[1].Modified);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), files[2].Modified);
        Assert.Empty(scene.Refused);
    }

    [RequiresUnixTheory]
    [InlineData("tar", "--format=gnu", "")]
    [InlineData("tar", "--format=pax", "z")]
    [InlineData("tar", "--format=ustar", "")]
    [InlineData("busybox tar", "", "z")]
    public async Task Archives_of_real_programs_are_read(string program, string format, string compress)
    {
        using var machine = new RemoteMachine();
        var content = machine.Write("deep/" + new string('x', 90) + "/" + new string('y', 60) + ".jsonl", 70_000);
        machine.Write("sessions.json", 2);
        machine.Write("ä 'quoted' $(x).jsonl", 513);
        using var scene = new ArchiveScene();

        var files = await scene.ReceiveAsync("sh", "-c", $"{program} {format} -c{compress}f - -C '{machine.Sessions}' .");

        Assert.Null(scene.Error);
        Assert.Equal(3, files.Count);
        Assert.Equal(content, files.Single(file => file.Path.StartsWith("deep/", StringComparison.Ordinal)).Content);
    }

    [RequiresUnixFact]
    public async Task A_billion_bytes_of_zeros_in_a_gzip_stream_are_not_expanded()
    {
        var member = new TarBuilder().File("first.jsonl", First).Member("zeros.jsonl"u8.ToArray(), '0', size: 1_000_000_000).Cut();
        var zeros = ArchiveScene.Gzip(new byte[10_000_000]);
        using var scene = new ArchiveScene();

        var files = await scene.ReceiveAsync([.. ArchiveScene.Gzip(member), .. Enumerable.Repeat(zeros, 100).SelectMany(part => part)]);

        Assert.Equal("first.jsonl", Assert.Single(files).Path);
        var error = Assert.IsType<SessionSourceFailedException>(scene.Error);
        Assert.Contains("'zeros.jsonl'", error.Message, StringComparison.Ordinal);
        Assert.Contains("1000 times", error.Message, StringComparison.Ordinal);
    }

    [RequiresUnixFact]
    public async Task Zeros_without_end_are_not_read_to_their_end()
    {
        using var scene = new ArchiveScene();

        Assert.Empty(await scene.ReceiveAsync("cat", "/dev/zero"));

        Assert.IsType<SessionSourceFailedException>(scene.Error);
    }

    [RequiresUnixFact]
    public async Task Members_and_bytes_have_bounds_and_what_came_before_them_is_good()
    {
        var archive = new TarBuilder();
        for (var i = 0; i < 20; i++)
        {
            archive.File($"{i}.jsonl", new byte[1000]);
        }

        using var few = new ArchiveScene { Limits = new SessionLimits { MaximumMembers = 7 } };
        Assert.Equal(7, (await few.ReceiveAsync(archive.End())).Count);
        Assert.Contains("7 members", Assert.IsType<SessionSourceFailedException>(few.Error).Message, StringComparison.Ordinal);

        using var small = new ArchiveScene { Limits = new SessionLimits { MaximumTotalBytes = 10_000 } };
        Assert.InRange((await small.ReceiveAsync(archive.End())).Count, 1, 6);
        Assert.IsType<SessionSourceFailedException>(small.Error);
    }

    [RequiresUnixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_archive_that_is_cut_anywhere_gives_its_whole_files_and_says_that_it_broke(bool isGzip)
    {
        var contents = Enumerable.Range(0, 6).Select(i => RemoteMachine.Content(i * 3000, i)).ToList();
        var builder = new TarBuilder();
        for (var i = 0; i < contents.Count; i++)
        {
            builder.Pax(("path", $"{i}.jsonl")).File("x", contents[i]);
        }

        var tar = builder.End();
        var archive = isGzip ? ArchiveScene.Gzip(tar) : tar;
        var random = new Random(4);
        int[] cuts = isGzip ? [.. Enumerable.Range(0, 20).Select(_ => random.Next(1, archive.Length - 20))] : [512, 1024, 1536, builder.Cut().Length, .. Enumerable.Range(0, 20).Select(_ => random.Next(1, builder.Cut().Length))];
        foreach (var cut in cuts)
        {
            using var scene = new ArchiveScene();
            var files = await scene.ReceiveAsync(archive[..cut]);

            Assert.IsType<SessionFeedBrokenException>(scene.Error);
            Assert.All(files, file => Assert.Equal(contents[int.Parse(file.Path[..1], null)], file.Content));
        }
    }

    [RequiresUnixTheory]
    [InlineData("28B52FFD00", "zstd")]
    [InlineData("FD377A585A00", "xz")]
    [InlineData("425A6839", "bzip2")]
    public async Task Another_compression_is_named(string hex, string program)
    {
        using var scene = new ArchiveScene();

        Assert.Empty(await scene.ReceiveAsync([.. Convert.FromHexString(hex), .. new byte[600]]));

        Assert.Contains(program, scene.Error!.Message, StringComparison.Ordinal);
    }

    [RequiresUnixFact]
    public async Task A_damaged_header_ends_the_archive_with_an_error()
    {
        var archive = new TarBuilder().File("first.jsonl", First).File("last.jsonl", Last).End();
        archive[1024 + 3] ^= 1;
        using var scene = new ArchiveScene();

        Assert.Equal("first.jsonl", Assert.Single(await scene.ReceiveAsync(archive)).Path);
        Assert.IsType<SessionFeedBrokenException>(scene.Error);
    }

    [RequiresUnixFact]
    public async Task A_command_that_fails_after_a_whole_archive_is_told_with_its_words()
    {
        using var scene = new ArchiveScene();
        File.WriteAllBytes(Path.Combine(scene.Folder, "tar"), new TarBuilder().File("first.jsonl", First).End());

        Assert.Single(await scene.ReceiveAsync("sh", "-c", $"cat '{scene.Folder}/tar'; echo 'no access' >&2; exit 3"));

        Assert.Contains("code 3: no access", Assert.IsType<SessionSourceFailedException>(scene.Error).Message, StringComparison.Ordinal);
    }

    private static string LongPath(int length) => string.Concat(Enumerable.Repeat("folder/", length / 7)) + "evil.jsonl";

    private static void Add(TarBuilder archive, string what) => _ = what switch
    {
        "absolute" => archive.File("/etc/cron.d/evil.jsonl", Evil),
        "parent" => archive.File("../evil.jsonl", Evil),
        "inner parent" => archive.File("a/../../evil.jsonl", Evil),
        "parent that is not asked for" => archive.File("../../root/.bashrc", Evil),
        "symbolic link" => archive.Member("evil.jsonl", '2', link: "/etc/passwd"),
        "hard link" => archive.Member("evil.jsonl", '1', link: "/etc/passwd"),
        "character device" => archive.Member("evil.jsonl", '3'),
        "block device" => archive.Member("evil.jsonl", '4'),
        "pipe" => archive.Member("evil.jsonl", '6'),
        "sparse" => archive.Member("evil.jsonl"u8.ToArray(), 'S', size: 512, change: block => block[482] = 1).Data(Map(isContinued: true)).Data(Map(isContinued: false)).Data(new byte[512]),
        "sparse of pax" => archive.Pax(("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.name", "evil.jsonl"), ("GNU.sparse.realsize", "1000000000000")).File("evil.jsonl", Evil),
        "unknown kind" => archive.Member("evil.jsonl", 'Q', Evil),
        "duplicate" => archive.File("first.jsonl", Evil),
        "duplicate by dot" => archive.File("./first.jsonl", Evil),
        "file below a file" => archive.File("first.jsonl/evil.jsonl", Evil),
        "control characters" => archive.File("e\u001b[31mvil\a.jsonl", Evil),
        "line break" => archive.File("a\nb.jsonl", Evil),
        "not UTF-8" => archive.Member([0xFF, 0xFE, .. ".jsonl"u8], '0', Evil),
        "overlong UTF-8" => archive.Member([0xC0, 0xAF, .. "etc.jsonl"u8], '0', Evil),
        "device of Windows" => archive.File("con.jsonl", Evil),
        "stream of Windows" => archive.File("a:b.jsonl", Evil),
        "backslash" => archive.File("..\\evil.jsonl", Evil),
        "dot at the end" => archive.File("a./b.jsonl", Evil),
        "git's own" => archive.File(".git/hooks.jsonl", Evil),
        "empty name in between" => archive.File("a//b.jsonl", Evil),
        "over-long path" => archive.LongName(LongPath(1200)).File("short.jsonl", Evil),
        "long name of 100 kB" => archive.LongName(LongPath(100_000)).File("short.jsonl", Evil),
        "extended header of 2 MB" => archive.Pax(("path", LongPath(2_000_000))).File("short.jsonl", Evil),
        "extended header of rubbish" => archive.Member("x"u8.ToArray(), 'x', Encoding.ASCII.GetBytes("999999 path=x\n")).File("short.jsonl", Evil),
        "path of pax" => archive.Pax(("path", "../evil.jsonl")).File("short.jsonl", Evil),
        _ => archive.File("evil.jsonl", new byte[4_000_001]),
    };

    private static byte[] Map(bool isContinued)
    {
        var block = new byte[512];
        block[504] = isContinued ? (byte)1 : (byte)0;
        return block;
    }
}
