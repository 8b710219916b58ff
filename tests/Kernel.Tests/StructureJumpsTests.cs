using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;
using static FusedKernels.Kernel.Tests.Harness.IrBuilder;

namespace FusedKernels.Kernel.Tests;

/// <summary>What becomes of scopes and of what leaves them.</summary>
[TestFixture]
public sealed class StructureJumpsTests
{
    private IrBuilder ir = new();

    [SetUp]
    public void Reset() => ir = new IrBuilder();

    [Test]
    public void What_follows_a_branch_that_leaves_is_on_its_other_side() => Check(
        [In(1, ir.When(P, ir.Set(1), ir.Out(1)), ir.Set(2)), ir.Set(3)],
        "if p\n  x = 1\nelse\n  x = 2\nx = 3\n");

    [Test]
    public void A_branch_that_only_leaves_is_turned_round() => Check(
        [In(1, ir.When(P, ir.Out(1)), ir.Set(2))],
        "if !p\n  x = 2\n");

    [Test]
    public void Statements_behind_a_jump_are_gone() => Check(
        [In(1, In(2, ir.Set(1), ir.Out(1), ir.Set(2)), ir.Set(3)), ir.Set(4)],
        "x = 1\nx = 4\n");

    [Test]
    public void A_branch_that_may_leave_sets_a_flag() => Check(
        [In(1, ir.When(P, ir.When(Q, ir.Out(1)), ir.Set(1)), ir.Set(2))],
        "bool go = true\nif p\n  if q\n    go = false\n  else\n    x = 1\nif go\n  x = 2\n");

    [Test]
    public void A_loop_goes_on_while_its_flag_holds() => Check(
        [In(1, ir.Repeat(P, ir.When(Q, ir.Out(1)), ir.Set(1))), ir.Set(2)],
        "bool on = true\nwhile (on && p)\n  if q\n    on = false\n  else\n    x = 1\nx = 2\n");

    [Test]
    public void A_scope_in_a_loop_ends_an_iteration() => Check(
        [ir.Repeat(P, In(1, ir.When(Q, ir.Out(1)), ir.Set(1)), ir.Set(2))],
        "while p\n  if !q\n    x = 1\n  x = 2\n");

    [Test]
    public void One_flag_leaves_several_loops() => Check(
        [In(1, ir.Count("j", ir.Repeat(P, ir.When(Q, ir.Set(1), ir.Out(1)), ir.Set(2)), ir.Set(3)), ir.Set(4)), ir.Set(5)],
        """
        bool on = true
        for j = 0; j < x; j += 1 while on
          while (on && p)
            if q
              x = 1
              on = false
            else
              x = 2
          if on
            x = 3
        if on
          x = 4
        x = 5

        """);

    [Test]
    public void A_loop_left_for_two_places_has_two_flags() => Check(
        [In(1, ir.Count("j", In(2, ir.Repeat(P, ir.When(Q, ir.Out(1)), ir.When(P, ir.Out(2)), ir.Set(2))), ir.Set(3)))],
        """
        bool on = true
        for j = 0; j < x; j += 1 while on
          bool on2 = true
          while (on2 && p)
            if q
              on2 = false
              on = false
            else
              if p
                on2 = false
              else
                x = 2
          if on
            x = 3

        """);

    [Test]
    public void Where_both_sides_leave_nothing_follows() => Check(
        [In(1, In(2, ir.When(new VariableRef(P), Block.Of(ir.Out(1)), Block.Of(ir.Out(2))), ir.Set(1)), ir.Set(2)), ir.Set(3)],
        "bool go = true\nif p\n  go = false\nif go\n  x = 2\nx = 3\n");

    [Test]
    public void The_verifier_sees_a_jump_out_of_nowhere() =>
        Assert.That(IrVerifier.Faults(Body([In(1, ir.Set(1)), ir.Out(1)])), Is.EquivalentTo(new[] { "a 'leave 1' outside that scope" }));

    private static void Check(Stmt[] statements, string expected)
    {
        Body before = Body(statements);
        Assert.That(IrVerifier.Faults(before), Is.Empty);

        Body after = StructureJumps.Run(before);

        Assert.Multiple(() =>
        {
            Assert.That(IrPrinter.Print(after), Is.EqualTo(expected.ReplaceLineEndings("\n")));
            Assert.That(IrVerifier.Faults(after), Is.Empty);
        });
    }
}
