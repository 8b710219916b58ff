using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>All that the stand-in shows the tests and the generated code is there in ILGPU, with the same signatures.</summary>
[TestFixture]
public sealed class StandInTests
{
    private const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Assembly Real = typeof(ILGPU.Context).Assembly;

    private static readonly Type[] Types = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Ilgpu.StandIn.dll")).GetExportedTypes();

    private static IEnumerable<string> Names => Types.Select(type => type.FullName!);

    [Test]
    public void The_stand_in_is_another_assembly() => Assert.That(Types[0].Assembly, Is.Not.SameAs(Real));

    [TestCaseSource(nameof(Names))]
    public void Type(string name)
    {
        Type ours = Types.First(type => type.FullName == name);
        Type? theirs = Real.GetType(name);

        Assert.That(theirs, Is.Not.Null);
        Assert.That((theirs!.IsValueType, theirs.IsInterface, theirs.IsEnum), Is.EqualTo((ours.IsValueType, ours.IsInterface, ours.IsEnum)));
        Assert.That(Members(ours).Except(Members(theirs)), Is.Empty);
    }

    /// <summary>Public members, inherited ones and those of interfaces included, as text without assemblies.</summary>
    private static IEnumerable<string> Members(Type type) => type.GetInterfaces().Where(_ => type.IsInterface).Prepend(type)
        .SelectMany(t => t.GetMembers(Visible))
        .Where(member => member.DeclaringType != typeof(object) && member.DeclaringType != typeof(ValueType) && member is not System.Type)
        .Select(member => member switch
        {
            ConstructorInfo => $"{member} of {member.DeclaringType!.Name}",
            FieldInfo { IsLiteral: true } constant => $"{member} = {constant.GetRawConstantValue()}",
            _ => member.ToString()!,
        })
        .Distinct();
}
