using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>What becomes of scopes and of what leaves them.</summary>
[TestFixture]
public sealed class StructureJumpsTests
{
    private static readonly Variable X = new("x", ScalarType.Int32, VariableKind.Parameter);
    private static readonly Variable P = new("p", ScalarType.Boolean, VariableKind.Parameter);
    private static readonly Variable Q = new("q", ScalarType.Boolean, VariableKind.Parameter);

    private int nextId;

    [SetUp]
    public void Reset() => nextId = 100;

    [Test]
    public void What_follows_a_branch_that_leaves_is_on_its_other_side() => Check(
        [In(1, When(P, Set(1), Out(1)), Set(2)), Set(3)],
        "if p\n  x = 1\nelse\n  x = 2\nx = 3\n");

    [Test]
    public void A_branch_that_only_leaves_is_turned_round() => Check(
        [In(1, When(P, Out(1)), Set(2))],
        "if !p\n  x = 2\n");

    [Test]
    public void Statements_behind_a_jump_are_gone() => Check(
        [In(1, In(2, Set(1), Out(1), Set(2)), Set(3)), Set(4)],
        "x = 1\nx = 4\n");

    [Test]
    public void A_branch_that_may_leave_sets_a_flag() => Check(
        [In(1, When(P, When(Q, Out(1)), Set(1)), Set(2))],
        "bool go = true\nif p\n  if q\n    go = false\n  else\n    x = 1\nif go\n  x = 2\n");

    [Test]
    public void A_loop_goes_on_while_its_flag_holds() => Check(
        [In(1, Repeat(P, When(Q, Out(1)), Set(1))), Set(2)],
        "bool on = true\nwhile (on && p)\n  if q\n    on = false\n  else\n    x = 1\nx = 2\n");

    [Test]
    public void A_scope_in_a_loop_ends_an_iteration() => Check(
        [Repeat(P, In(1, When(Q, Out(1)), Set(1)), Set(2))],
        "while p\n  if !q\n    x = 1\n  x = 2\n");

    [Test]
    public void One_flag_leaves_several_loops() => Check(
        [In(1, Count("j", Repeat(P, When(Q, Set(1), Out(1)), Set(2)), Set(3)), Set(4)), Set(5)],
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
        [In(1, Count("j", In(2, Repeat(P, When(Q, Out(1)), When(P, Out(2)), Set(2))), Set(3)))],
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
        [In(1, In(2, new If(nextId++, new VariableRef(P), Block.Of(Out(1)), Block.Of(Out(2))), Set(1)), Set(2)), Set(3)],
        "bool go = true\nif p\n  go = false\nif go\n  x = 2\nx = 3\n");

    [Test]
    public void The_verifier_sees_a_jump_out_of_nowhere() =>
        Assert.That(IrVerifier.Faults(Body([In(1, Set(1)), Out(1)])), Is.EquivalentTo(new[] { "a 'leave 1' outside that scope" }));

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

    private static Body Body(Stmt[] statements) => new(
        EquatableArray.Of(X, P, Q), EquatableArray<Variable>.Empty, EquatableArray<KernelBuffer>.Empty, Block.Of(statements), null);

    private static Scope In(int scope, params Stmt[] body) => new(scope, Block.Of(body));

    private Leave Out(int scope) => new(nextId++, scope);

    private Assign Set(int value) => new(nextId++, X, Constant.Int(value));

    private If When(Variable condition, params Stmt[] then) => new(nextId++, new VariableRef(condition), Block.Of(then), Block.Empty);

    private While Repeat(Variable condition, params Stmt[] body) => new(nextId++, new VariableRef(condition), TestsFirst: true, Block.Of(body));

    private For Count(string index, params Stmt[] body) => new(
        nextId++, new Variable(index, ScalarType.Int32, VariableKind.Index), Constant.Int(0), CompareOp.Less, new VariableRef(X), 1, Block.Of(body));
}
