using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;
using static FusedKernels.Kernel.Tests.Harness.IrBuilder;

namespace FusedKernels.Kernel.Tests;

/// <summary>Which assignments under a mask must leave the old value to lanes that are off, and how many values live at once.</summary>
[TestFixture]
public sealed class LiveValuesTests
{
    private static readonly Variable V = new("v", ScalarType.Int32, VariableKind.Local);
    private static readonly Variable W = new("w", ScalarType.Int32, VariableKind.Local);
    private static readonly Variable Index = new("i", ScalarType.Int32, VariableKind.Index);

    private static readonly Expr Differs = new Compare(CompareOp.Less, new VariableRef(Index), Constant.Int(5));

    private IrBuilder ir = new();

    [SetUp]
    public void Reset() => ir = new IrBuilder();

    [Test]
    public void What_is_read_behind_a_branch_is_blended()
    {
        Assign inside = ir.Set(V, Constant.Int(1));

        Assert.That(Blends(inside, Start(V), ir.When(Differs, Block.Of(inside), Block.Empty), Use(V)), Is.True);
    }

    [Test]
    public void What_only_the_branch_reads_is_not()
    {
        Assign inside = ir.Set(V, Constant.Int(1));

        Assert.That(Blends(inside, Start(V), ir.When(Differs, Block.Of(inside, Use(V)), Block.Empty)), Is.False);
    }

    [Test]
    public void What_the_other_side_reads_is_blended_on_the_first()
    {
        Assign inside = ir.Set(V, Constant.Int(1));

        Assert.That(Blends(inside, Start(V), ir.When(Differs, Block.Of(inside), Block.Of(Use(V)))), Is.True);
    }

    [Test]
    public void What_the_first_side_reads_is_not_blended_on_the_second()
    {
        Assign inside = ir.Set(V, Constant.Int(1));

        Assert.That(Blends(inside, Start(V), ir.When(Differs, Block.Of(Use(V)), Block.Of(inside))), Is.False);
    }

    [Test]
    public void What_only_the_loop_reads_that_a_lane_has_left_is_not_blended()
    {
        Assign inside = ir.Set(V, new Binary(BinaryOp.Add, new VariableRef(V), new VariableRef(Index)));

        Assert.That(Blends(inside, Start(V), Leaving(inside)), Is.False);
    }

    [Test]
    public void What_is_read_behind_the_loop_is_blended()
    {
        Assign inside = ir.Set(V, new Binary(BinaryOp.Add, new VariableRef(V), new VariableRef(Index)));

        Assert.That(Blends(inside, Start(V), Leaving(inside), Use(V)), Is.True);
    }

    [Test]
    public void What_a_loop_around_starts_anew_is_not_blended()
    {
        Assign inside = ir.Set(V, new Binary(BinaryOp.Add, new VariableRef(V), new VariableRef(Index)));

        Assert.That(Blends(inside, ir.Count("j", Start(V), Leaving(inside))), Is.False);
    }

    [Test]
    public void What_a_loop_around_goes_on_with_is_blended()
    {
        Assign inside = ir.Set(V, new Binary(BinaryOp.Add, new VariableRef(V), new VariableRef(Index)));

        Assert.That(Blends(inside, Start(V), ir.Count("j", Leaving(inside))), Is.True);
    }

    [Test]
    public void Values_that_are_done_with_do_not_count()
    {
        double both = Live(Start(V), Start(W), Use(V), Use(W)).Peak;
        double oneByOne = Live(Start(V), Use(V), Start(W), Use(W)).Peak;

        Assert.That((both, oneByOne), Is.EqualTo((3.0, 2.0)));
    }

    /// <summary>A value that differs between lanes.</summary>
    private Let Start(Variable variable) => ir.Local(variable, new VariableRef(Index));

    /// <summary>Reads a variable.</summary>
    private Assign Use(Variable variable) => ir.Set(X, new VariableRef(variable));

    /// <summary>A loop that lanes leave one by one.</summary>
    private For Leaving(params Stmt[] body) => ir.Count("k", [new ExitIf(-1, Differs), .. body]);

    private static bool Blends(Assign assign, params Stmt[] body) => Live(body).IsWantedByOthers(assign, assign.Variable);

    private static LiveValues Live(params Stmt[] body)
    {
        var lanes = new For(1, Index, Constant.Int(0), CompareOp.Less, new VariableRef(X), 1, Block.Of(body));
        return new LiveValues(lanes, new Varying(lanes), Enumerable.Empty<Variable>(), widest: 4);
    }
}
