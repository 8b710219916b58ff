using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using FusedKernels.Analyzer.Tests.Testing;
using FusedKernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Diagnostics;

/// <summary>Each diagnostic has its page and its line in the release notes, and the examples of the pages do what the pages say.</summary>
public class CatalogueTests
{
    private static IEnumerable<string> Ids => Descriptors.All.Select(descriptor => descriptor.Id);

    /// <summary>FK2002 is reported only in a project that references ILGPU, as Gpu.Tests does; FK3003 where a kernel is in another one.</summary>
    private static IEnumerable<string> IdsWithExample => Ids.Where(id => id is not ("FK0999" or "FK2002" or "FK3003"));

    [TestCaseSource(nameof(Ids))]
    public void HasAPage(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.ById(id);
        string page = Page(id);
        Assert.That(page, Does.StartWith($"# {id}: {descriptor.Title}\n\nSeverity: {descriptor.DefaultSeverity.ToString().ToLowerInvariant()}.\n"));
        Assert.That(page, Does.Contain("## What").And.Contain("## Why").And.Contain("## Instead"));
        Assert.That(descriptor.HelpLinkUri, Is.EqualTo($"https://github.com/fusedkernels/fusedkernels/blob/main/docs/diagnostics/{id}.md"));
        Assert.That(File.ReadAllText(Repository.Path("docs/diagnostics/README.md")), Does.Contain($"| [{id}]({id}.md) |"));
    }

    [TestCaseSource(nameof(Ids))]
    public void IsInTheReleaseNotes(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.ById(id);
        string notes = File.ReadAllText(Repository.Path("src/Generator/AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Repository.Path("src/Generator/AnalyzerReleases.Shipped.md"));
        Assert.That(notes, Does.Contain($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | "));
    }

    [Test]
    public void EachPageHasItsDiagnostic() => Assert.That(
        Directory.GetFiles(Repository.Path("docs/diagnostics"), "FK*.md").Select(Path.GetFileNameWithoutExtension),
        Is.EquivalentTo(Ids));

    [TestCaseSource(nameof(IdsWithExample))]
    public void TheExampleIsReported(string id) =>
        Assert.That(Verify.Reported(Source.InType(Code(id, "Example"))).Select(diagnostic => diagnostic.Id), Does.Contain(id));

    [TestCaseSource(nameof(IdsWithExample))]
    public void WhatToWriteInsteadIsNot(string id) =>
        Assert.That(
            Verify.Reported(Source.InType(Code(id, "Instead"))).Where(diagnostic => diagnostic.Id == id || diagnostic.Severity >= DiagnosticSeverity.Warning),
            Is.Empty);

    private static string Page(string id) => File.ReadAllText(Repository.Path($"docs/diagnostics/{id}.md")).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string Code(string id, string section) =>
        Regex.Match(Page(id), $"## {section}\n.*?```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
}
