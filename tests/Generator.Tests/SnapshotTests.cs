using System;
using System.IO;
using FusedKernels.Tests;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>The snapshot helper itself: a snapshot that cannot fail would make every test built on it worthless.</summary>
[TestFixture]
public sealed class SnapshotTests
{
    private string folder = "";
    private string? accept;

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("fused-snapshots-").FullName;
        accept = Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS");
        Environment.SetEnvironmentVariable("ACCEPT_SNAPSHOTS", null);
    }

    [TearDown]
    public void RemoveFolder()
    {
        Environment.SetEnvironmentVariable("ACCEPT_SNAPSHOTS", accept);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_text_without_an_accepted_file_fails_and_is_written()
    {
        Assert.Throws<AssertionException>(() => Match("one\n"));

        Assert.That(File.ReadAllText(PathOf("received")), Is.EqualTo("one\n"));
    }

    [Test]
    public void A_different_text_fails_and_names_the_line()
    {
        File.WriteAllText(PathOf("verified"), "one\ntwo\n");

        AssertionException? failure = Assert.Throws<AssertionException>(() => Match("one\nthree\n"));

        Assert.That(failure!.Message, Does.Contain("Line 2").And.Contain("accepted: two").And.Contain("received: three"));
    }

    [Test]
    public void The_same_text_passes_and_removes_what_was_received()
    {
        File.WriteAllText(PathOf("verified"), "one\r\ntwo\n");
        File.WriteAllText(PathOf("received"), "old");

        Match("one\ntwo\n");

        Assert.That(PathOf("received"), Does.Not.Exist);
    }

    [Test]
    public void Accepting_writes_the_accepted_file()
    {
        Environment.SetEnvironmentVariable("ACCEPT_SNAPSHOTS", "1");

        Match("one\n");

        Assert.That(File.ReadAllText(PathOf("verified")), Is.EqualTo("one\n"));
    }

    // A failing assertion inside a test marks it failed even when it is caught: an isolated context keeps it from that.
    private void Match(string text)
    {
        using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
            Snapshot.Match(text, "txt", null, "Method", Path.Combine(folder, "Class.cs"));
    }

    private string PathOf(string kind) => Path.Combine(folder, $"Class.Method.{kind}.txt");
}
